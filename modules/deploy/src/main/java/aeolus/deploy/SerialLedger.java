package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers the serial and the content with which each zone was last deployed from here. */
public final class SerialLedger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** Keeps one small file for each zone in a folder. */
  public SerialLedger(Path folder) {
    this.folder = folder;
  }

  /**
   * What was deployed.
   *
   * @param serial 0 to 2^32-1
   * @param contentHash of the records without the serial
   */
  public record Entry(long serial, String contentHash) {}

  /** Returns what was last deployed of a zone. */
  public Optional<Entry> find(String zone) {
    Path file = file(zone);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(file.toFile());
      return Optional.of(new Entry(node.required("serial").asLong(),
          node.required("content").asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          file + ": not readable, remove it to start anew: " + e.getMessage(), e);
    }
  }

  /** Returns the zones that were ever deployed from here, sorted. */
  public List<String> zones() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": not readable: " + e, e);
    }
  }

  /** Notes what has been deployed. */
  public void put(String zone, Entry entry) {
    Path file = file(zone);
    try {
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".zone", ".part");
      JSON.writeValue(half.toFile(),
          Map.of("serial", entry.serial(), "content", entry.contentHash()));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not writable: " + e, e);
    }
  }

  private Path file(String zone) {
    return folder.resolve(zone.replace('/', '_') + ".json");
  }
}
