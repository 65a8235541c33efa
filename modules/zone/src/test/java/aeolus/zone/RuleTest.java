package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RuleTest {
  @Test
  void documentation_everyRule_isInTheTable() throws IOException {
    assertThat(Files.readString(Path.of("../../docs/ZONES.md"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" \\| ")[0] + line.split(" \\| ")[1] + line.split(" \\| ")[3]))
        .containsExactlyElementsOf(Arrays.stream(Rule.values())
            .map(rule -> "| `" + rule.id() + "`"
                + rule.severity().name().toLowerCase(Locale.ROOT) + rule.reference() + " |")
            .toList());
  }

  @Test
  void documentation_rulesThatNeedWholeZones_areListed() throws IOException {
    String text = Files.readString(Path.of("../../docs/ZONES.md")).replace('\n', ' ');
    assertThat(text).contains("wait until all can be read: " + Arrays.stream(Rule.values())
        .filter(Rule::needsWholeZone)
        .map(rule -> "`" + rule.id() + "`")
        .collect(Collectors.joining(", ")) + ".");
  }
}
