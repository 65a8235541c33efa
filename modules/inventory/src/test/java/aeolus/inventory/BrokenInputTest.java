package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages inventories at random and demands either a result or problems that say where they are.
 * {@code -Daeolus.inventory.broken=1:100000} runs other seeds than the default ones.
 */
final class BrokenInputTest {
  @TempDir
  private Path scratch;
  private final List<String> failures = new ArrayList<>();
  private int refused;

  @Test
  void read_damagedFiles_givesAResultOrPlacesOfProblems() throws IOException {
    String[] seeds = System.getProperty("aeolus.inventory.broken", "1:250").split(":");
    long first = Long.parseLong(seeds[0]);
    long last = Long.parseLong(seeds[1]);
    for (long seed = first; seed <= last; seed++) {
      Path folder = Files.createDirectory(scratch.resolve("case"));
      read(seed, folder);
      delete(folder);
    }
    assertThat(failures.stream().limit(10)).as("%d failures", failures.size()).isEmpty();
    assertThat(refused).isGreaterThan((int) ((last - first) / 4));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void read(long seed, Path folder) throws IOException {
    RandomInventory inventory = new RandomInventory(seed);
    inventory.writeTo(folder);
    RandomDamage damage = new RandomDamage(new Random(seed));
    for (Path file : someFiles(folder, new Random(seed))) {
      Files.write(file, damage.applyTo(Files.readAllBytes(file)));
    }
    try {
      assertTimeoutPreemptively(Duration.ofMinutes(1), () -> use(inventory, folder, damage));
    } catch (Throwable e) {
      failures.add("seed " + seed + ": " + e + origin(e));
    }
  }

  /** Names the place in our own code that an unexpected failure comes from. */
  private static String origin(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("aeolus."))
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }

  /** Chooses files to damage; scripts are run, so they are left as they are. */
  private static List<Path> someFiles(Path folder, Random random) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files = new ArrayList<>(paths.filter(Files::isRegularFile)
          .filter(path -> !Files.isExecutable(path))
          .sorted()
          .toList());
      java.util.Collections.shuffle(files, random);
      return files.subList(0, Math.min(files.size(), 1 + random.nextInt(3)));
    }
  }

  private void use(RandomInventory inventory, Path folder, RandomDamage damage)
      throws IOException {
    LoadedInventory loaded;
    try {
      loaded = new InventoryReader(Envelopes.DECRYPTOR)
          .read(AnsibleOracle.paths(folder, inventory.sources()), folder);
    } catch (InvalidInputException e) {
      refused++;
      checkPlaces(e.problems());
      return;
    }
    checkPlaces(loaded.warnings());
    loaded.writeList(new ByteArrayOutputStream(), false);
    loaded.graph("all", true);
    for (RandomInventory.Choice choice : inventory.patterns()) {
      select(loaded, damage.applyTo(choice.pattern()), choice.limit() == null
          ? null
          : damage.applyTo(choice.limit()));
    }
  }

  private static void select(LoadedInventory loaded, String pattern, String limit) {
    try {
      assertThat(loaded.select(pattern, limit).hosts()).isNotEmpty();
    } catch (InvalidInputException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  /** Every problem within a file names a line and a column that the file has. */
  private static void checkPlaces(List<Problem> problems) throws IOException {
    assertThat(problems).isNotNull();
    for (Problem problem : problems) {
      Location place = problem.location();
      Path file = Path.of(place.file());
      if (!Files.isRegularFile(file) || Files.isExecutable(file)) {
        // a folder, a script that failed, a list of hosts, or the output of a script
        continue;
      }
      List<String> lines = linesAsInYaml(file);
      assertThat(place.line()).as(problem.toString()).isBetween(1, lines.size() + 1);
      String line = place.line() > lines.size() ? "" : lines.get(place.line() - 1);
      assertThat(place.column()).as(problem.toString()).isBetween(1, line.length() + 1);
    }
  }

  /** Unicode's line separators count as ends of lines; octets stand for characters. */
  private static List<String> linesAsInYaml(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.replaceAll("\u00e2\u0080[\u00a8\u00a9]|\u00c2\u0085", "\n").lines().toList();
  }
}
