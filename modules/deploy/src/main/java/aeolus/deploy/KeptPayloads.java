package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.secret.WholeFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The payloads that each host came up with last, for {@code run deploy --previous}: the present one
 * and the one before it, payloads that differ in their zones alone counting as one.
 */
public final class KeptPayloads {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".json";
  private static final int KEPT = 2;

  private final Path folder;

  /** Keeps a folder for each host in a folder. */
  public KeptPayloads(Path folder) {
    this.folder = folder;
  }

  /** Keeps what a host has come up with; a payload without private keys can't be kept. */
  public void put(HostPlan plan, Instant verified) {
    KeptPayload.of(plan, verified).ifPresent(this::put);
  }

  private void put(KeptPayload kept) {
    Path file = file(kept.host(), kept.deployment());
    try {
      Files.createDirectories(file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      new WholeFile(file).write(JSON.writeValueAsBytes(kept));
      forget(kept.host());
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not writable: " + e, e);
    }
  }

  /** Removes what is older than those that are kept, and what a later one has the image of. */
  private void forget(String host) throws IOException {
    Set<String> images = new HashSet<>();
    for (KeptPayload kept : of(host)) {
      if (images.size() == KEPT || !images.add(kept.image())) {
        Files.delete(file(host, kept.deployment()));
      }
    }
  }

  /**
   * Returns the newest that is not what the host was sent last.
   *
   * @param present image digest of what it was sent last, where that is known
   */
  public Optional<KeptPayload> before(String host, Optional<String> present) {
    return of(host).stream().filter(kept -> !present.equals(Optional.of(kept.image()))).findFirst();
  }

  /** Returns what a host came up with as a deployment. */
  public Optional<KeptPayload> of(String host, String deployment) {
    return of(host).stream().filter(kept -> kept.deployment().equals(deployment)).findFirst();
  }

  /** Returns all that is kept for a host, the newest first. */
  private List<KeptPayload> of(String host) {
    Path all = folder.resolve(host);
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    // Deployments begin with the date of their run.
    try (Stream<Path> files = Files.list(all)) {
      return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
          .sorted(Comparator.reverseOrder())
          .map(KeptPayloads::read)
          .toList();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, all + ": not readable: " + e, e);
    }
  }

  private static KeptPayload read(Path file) {
    try {
      return JSON.readValue(file.toFile(), KeptPayload.class);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          file + ": not readable, remove it to do without: " + e.getMessage(), e);
    }
  }

  private Path file(String host, String deployment) {
    return folder.resolve(host).resolve(deployment + ENDING);
  }
}
