package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.deploy.HostResult;
import aeolus.deploy.Milestones;
import aeolus.deploy.Rollout;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class InterruptionTest {
  private final StringWriter err = new StringWriter();
  private final Output output = new Output(new PrintWriter(new StringWriter()),
      new PrintWriter(err), false, false);
  private final Rollout rollout = new Rollout(null, _ -> {}, new Milestones() {
    @Override
    public void left(String host, aeolus.deploy.Departure departure, Instant time) {
      throw new AssertionError(host);
    }

    @Override
    public void result(HostResult result, Instant time) {
      throw new AssertionError(result);
    }
  });
  private final AtomicInteger exits = new AtomicInteger();
  private final PipedWriter keys = new PipedWriter();
  private final PipedReader answers;

  InterruptionTest() throws IOException {
    answers = new PipedReader(keys);
  }

  private Interruption interruption() {
    return new Interruption(output, new LiveView.DatedLines(output), rollout, "a-run");
  }

  private void awaitText(String text) throws InterruptedException {
    while (!err.toString().contains(text)) {
      Thread.sleep(5);
    }
  }

  @Test
  void happen_once_asksUntilItIsUnderstood() throws Exception {
    try (Interruption interruption = interruption()) {
      assertThat(interruption.happened()).isFalse();
      interruption.happen(answers, exits::incrementAndGet);
      awaitText("[wait/cancel/leave] ");
      keys.write("what?\nWait\n");
      keys.flush();
      awaitText("Waiting.");
      assertThat(interruption.happened()).isTrue();
      assertThat(err.toString()).contains("no other host is begun", "run resume a-run");
      assertThat(exits).hasValue(0);
    }
  }

  @Test
  void happen_leave_interruptsTheRun() throws Exception {
    try (Interruption interruption = interruption()) {
      interruption.happen(answers, exits::incrementAndGet);
      keys.write("leave\n");
      keys.flush();
      while (!Thread.interrupted()) {
        Thread.onSpinWait();
      }
      assertThat(exits).hasValue(0);
    }
  }

  @Test
  void happen_twice_leavesAtOnceSayingSo() throws Exception {
    try (Interruption interruption = interruption()) {
      interruption.happen(answers, exits::incrementAndGet);
      interruption.happen(answers, exits::incrementAndGet);
      awaitText("Left as it is:");
      assertThat(exits).hasValue(1);
      assertThat(err.toString()).contains("run resume a-run brings the run to its end.");
    }
  }
}
