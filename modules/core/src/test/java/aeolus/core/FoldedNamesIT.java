package aeolus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Folds as ClusterShell's own nodeset(1) does, and so that it unfolds to the same names. */
final class FoldedNamesIT {
  private static final Path PROGRAM = Path.of("/usr/bin/nodeset");
  private static final int SETS = 20;

  /** Runs nodeset once for many sets of names, a line each. */
  private static List<String> nodeset(String option, List<String> lines) throws IOException {
    assumeTrue(Files.isExecutable(PROGRAM), "SKIPPED: ClusterShell is not installed");
    Process process = new ProcessBuilder("sh", "-c",
        "while read -r line; do nodeset " + option + " $line || exit 1; done").start();
    process.getOutputStream().write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().write('\n');
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
        .toList();
  }

  private static List<String> someNames(Random random, String form, int bound) {
    TreeSet<String> names = new TreeSet<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      names.add(form.formatted(random.nextInt(bound), random.nextInt(3)));
    }
    return List.copyOf(names);
  }

  @Test
  void of_oneDimension_isTheSameText() throws IOException {
    Random random = new Random(7);
    List<List<String>> sets = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      sets.add(someNames(random, i % 2 == 0 ? "ns%d.example" : "ns%02d.example", 120));
    }
    assertThat(sets.stream().map(FoldedNames::of).toList())
        .isEqualTo(nodeset("-f", sets.stream().map(set -> String.join(" ", set)).toList()));
  }

  @Test
  void of_twoDimensions_unfoldsToTheSameNames() throws IOException {
    Random random = new Random(8);
    List<List<String>> sets = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      sets.add(someNames(random, "r%02d-ns%d", 8));
    }
    List<String> unfolded = nodeset("-e", sets.stream().map(FoldedNames::of).toList());
    assertThat(unfolded.stream().map(line -> new TreeSet<>(List.of(line.split(" ")))).toList())
        .isEqualTo(sets.stream().map(TreeSet::new).toList());
  }
}
