package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FanOutProgressTest {
  private static final Instant BEGUN = Instant.parse("2026-01-31T12:00:00Z");

  private final StringWriter err = new StringWriter();
  private final Output output = new Output(new PrintWriter(new StringWriter()),
      new PrintWriter(err), false, false);

  @Test
  void ended_noTerminal_isADatedLineNowAndThen() {
    try (FanOutProgress progress = FanOutProgress.open(output, List.of("a", "b", "c"), BEGUN)) {
      progress.loggingIn("a");
      progress.loggingIn("b");
      progress.ended("a", "refused", BEGUN.plusSeconds(4));
      assertThat(err.toString()).isEmpty();
      progress.ended("b", "", BEGUN.plusSeconds(6));
    }
    assertThat(err.toString())
        .startsWith("2026-01-31T12:00:06 1 of 3 done, 1 failed, 0 at work, 1 waiting");
  }

  @Test
  void pressed_again_saysHowHostsAreLeft() {
    AtomicInteger interrupts = new AtomicInteger();
    try (FanOutProgress progress = FanOutProgress.open(output, List.of("n1", "n2", "n3"))) {
      progress.ended("n1", "");
      progress.loggingIn("n2");
      Runnable pressed = CtrlC.pressed(output, interrupts::incrementAndGet,
          progress::sayHowTheyAreLeft);
      pressed.run();
      assertThat(err.toString()).contains("Ctrl-C again leaves.").doesNotContain("Left as it is");
      pressed.run();
    }
    assertThat(interrupts).hasValue(1);
    assertThat(err.toString()).contains("Left as it is:", "  n1 (1 host): done\n",
        "  n2 (1 host): in login, what was begun may still go on there\n",
        "  n3 (1 host): not begun\n");
  }
}
