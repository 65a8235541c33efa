package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which zones each host was given from here, by deploys and by pushes. */
public final class GivenZones {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Keeps one small file for each host in a folder. */
  public GivenZones(Path folder) {
    this.folder = folder;
  }

  /** Returns what a host was given and not relieved of, sorted. */
  public Set<String> of(String host) {
    Path file = file(host);
    if (!Files.exists(file)) {
      return Set.of();
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<TreeSet<String>>() {
      });
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          file + ": not readable, remove it to start anew: " + e.getMessage(), e);
    }
  }

  /** Notes that a host has these zones and no others. */
  public void replace(String host, Collection<String> zones) {
    Path file = file(host);
    try {
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".host", ".part");
      JSON.writeValue(half.toFile(), new TreeSet<>(zones));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not writable: " + e, e);
    }
  }

  /** Notes what a push has done to a host. */
  public void pushed(HostZones host) {
    Set<String> zones = new TreeSet<>(of(host.name()));
    zones.addAll(host.zoneNames());
    host.removed().forEach(zones::remove);
    replace(host.name(), zones);
  }

  private Path file(String host) {
    return folder.resolve(host + ".json");
  }
}
