package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressTest {
  @Test
  void parse_wholeLine_hasAllParts() {
    assertThat(Progress.parse("1700000000 bootstrap progress 12 of 80 packages")).contains(
        new Progress(Instant.ofEpochSecond(1_700_000_000), Phase.BOOTSTRAP, Progress.State.PROGRESS,
            "12 of 80 packages"));
  }

  @Test
  void parse_noText_isEmptyText() {
    assertThat(Progress.parse("1 boot ok")).map(Progress::text).contains("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "x boot ok", "1 lunch ok", "1 boot maybe",
      "99999999999999999999 boot ok", "999999999999999999 boot ok"})
  void parse_notOurs_isPassedOver(String line) {
    assertThat(Progress.parse(line)).isEmpty();
  }
}
