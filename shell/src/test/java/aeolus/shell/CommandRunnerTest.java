package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
    assertThat(err.toString()).contains("unknown command \"hlep\", did you mean \"help\"?")
        .doesNotContain("\tat ");
  }

  @Test
  void run_commandFurtherDown_isPointedTo() {
    assertThat(run("deploy")).isEqualTo(2);
    assertThat(run("help", "init")).isEqualTo(2);
    assertThat(run("check")).isEqualTo(2);
    assertThat(err.toString()).contains("unknown command \"deploy\", did you mean \"run deploy\"?",
        "did you mean \"run init\"?", "did you mean \"zones check\" or \"run check\"?");
  }

  @Test
  void run_choiceWithASlip_isToldWhatMayHaveBeenMeant() {
    assertThat(run("--color", "alwys", "zones", "list")).isEqualTo(2);
    assertThat(err.toString()).contains("--color", "alwys", "did you mean \"always\"?");
  }

  @Test
  void run_wrongValueOfAnOption_namesBothAndExitsTwo() {
    assertThat(run("--color", "sometimes")).isEqualTo(2);
    assertThat(err.toString()).contains("--color").contains("sometimes");
  }

  @Test
  void run_interrupted_exitsAsInterruptedAndForgetsIt() {
    Thread.currentThread().interrupt();
    assertThat(run("--version")).isEqualTo(130);
    assertThat(run("--version")).isZero();
  }

  @Test
  void run_helpAtANarrowPrompt_isAsWideAsTheTerminal() {
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), true, false);
    output.screen(() -> Screen.of(() -> Size.of(50, 24)));
    CommandContext context = new CommandContext(output, Path.of("")).within(new Session(true));
    new CommandRunner(context).run("help", "--color=never");
    assertThat(out.toString()).contains("""
        At the prompt:
          use PATTERN      have the commands that follow
                           act on these hosts; use none
                           ends that
        """);
  }

  @Test
  void commands_all_haveADescriptionAndAnExample() {
    CommandRunner runner = new CommandRunner(context());
    assertThat(below(runner.commandLine(new AeolusCommand(context())))).hasSizeGreaterThan(20)
        .allSatisfy(each -> {
          String help = each.getUsageMessage();
          assertThat(each.getCommandSpec().usageMessage().description()).isNotEmpty();
          assertThat(help).contains("Example")
              .contains("  " + each.getCommandSpec().qualifiedName());
        });
  }

  private static List<CommandLine> below(CommandLine command) {
    return command.getSubcommands()
        .values()
        .stream()
        .flatMap(sub -> Stream.concat(Stream.of(sub), below(sub).stream()))
        .toList();
  }

  private int run(String... words) {
    return new CommandRunner(context()).run(words);
  }

  private CommandContext context() {
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), false, false);
    return new CommandContext(output, Path.of(""));
  }
}
