package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers which files each host was last given, by digest, for a plan to say what is new. Digests
 * of secrets are not kept.
 */
public final class DeployedManifests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Keeps one small file for each host in a folder. */
  public DeployedManifests(Path folder) {
    this.folder = folder;
  }

  /** Returns what a plan changes: lines that begin with {@code +}, {@code -} or {@code ~}. */
  public List<String> changes(HostPlan plan) {
    Path file = folder.resolve(plan.name() + ".json");
    if (!Files.exists(file)) {
      return List.of("first deployment from here: " + files(plan).size() + " files");
    }
    Map<String, String> before = read(file);
    Map<String, String> after = files(plan);
    List<String> changes = new ArrayList<>();
    after.forEach((path, digest) -> {
      String old = before.get(path);
      if (old == null) {
        changes.add("+ " + path);
      } else if (!old.equals(digest)) {
        changes.add("~ " + path);
      }
    });
    before.keySet()
        .stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> changes.add("- " + path));
    return changes.isEmpty() ? List.of("no file changes") : changes;
  }

  private static Map<String, String> read(Path file) {
    try {
      return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {
      });
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          file + ": not readable, remove it to start anew: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> files(HostPlan plan) {
    Map<String, String> files = new TreeMap<>();
    plan.payload()
        .entries()
        .stream()
        .filter(entry -> !entry.path().equals("manifest") && !entry.isDirectory())
        .forEach(entry -> files.put(entry.path(), entry.secret() ? "secret" : entry.sha256()));
    return files;
  }

  /** Remembers what a host has been given. */
  public void put(HostPlan plan) {
    try {
      Files.createDirectories(folder);
      JSON.writeValue(folder.resolve(plan.name() + ".json").toFile(), files(plan));
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": not writable: " + e, e);
    }
  }
}
