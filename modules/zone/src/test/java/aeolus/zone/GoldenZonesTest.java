package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads and checks the zone of each folder and compares with {@code problems.txt}; {@code
 * -Daeolus.golden.write=true} writes that file anew.
 */
final class GoldenZonesTest {
  private static final Path FOLDERS = Path.of("src/test/resources/zones");
  private static final String EXPECTED = "problems.txt";
  private static final String SUFFIX = ".zone";

  static Stream<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.map(folder -> folder.getFileName().toString())
          .sorted()
          .collect(Collectors.toList())
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void check_zone_findsExpectedProblems(String name) throws IOException {
    Path folder = FOLDERS.resolve(name);
    String problems = problems(zone(folder))
        .stream()
        .map(problem -> problem + "\n")
        .collect(Collectors.joining());
    Path expected = folder.resolve(EXPECTED);
    if (Boolean.getBoolean("aeolus.golden.write")) {
      Files.writeString(expected, problems);
    }
    assertThat(problems).isEqualTo(Files.readString(expected));
  }

  /** Returns the only zone; a file that nothing reads is a mistake. */
  private static Path zone(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> zones = files.filter(file -> !file.endsWith(EXPECTED)).toList();
      assertThat(zones).singleElement().asString().endsWith(SUFFIX);
      return zones.getFirst();
    }
  }

  private static List<Problem> problems(Path file) throws IOException {
    String fileName = file.getFileName().toString();
    String zone = fileName.substring(0, fileName.length() - SUFFIX.length());
    ZoneSource source = new ZoneSource(zone, Files.readString(file),
        (line, column) -> new Location(fileName, line, column));
    try {
      return Zones.check(List.of(Zones.read(source, file.getParent())));
    } catch (InvalidInputException e) {
      return e.problems();
    }
  }
}
