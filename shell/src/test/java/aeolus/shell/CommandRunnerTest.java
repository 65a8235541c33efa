package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CommandRunnerTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void run_version_printsItAndExitsZero() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("aeolus ");
  }

  @Test
  void run_unknownCommand_pointsToHelpAndExitsTwo() {
    assertThat(run("hlep")).isEqualTo(2);
    assertThat(err.toString()).contains("help").doesNotContain("\tat ");
  }

  @Test
  void run_wrongValueOfAnOption_namesBothAndExitsTwo() {
    assertThat(run("--color", "sometimes")).isEqualTo(2);
    assertThat(err.toString()).contains("--color").contains("sometimes");
  }

  private int run(String... words) {
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), false, false);
    return new CommandRunner(new CommandContext(output, Path.of(""))).run(words);
  }
}
