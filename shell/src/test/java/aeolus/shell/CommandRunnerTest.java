package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
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
  void commands_all_haveADescriptionAndAnExample() {
    CommandRunner runner = new CommandRunner(context());
    assertThat(leaves(runner.commandLine(new AeolusCommand(context())))).hasSizeGreaterThan(20)
        .allSatisfy(leaf -> {
          String help = leaf.getUsageMessage();
          assertThat(leaf.getCommandSpec().usageMessage().description()).isNotEmpty();
          assertThat(help).contains("Example")
              .contains("  " + leaf.getCommandSpec().qualifiedName());
        });
  }

  private static List<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? List.of(command)
        : command.getSubcommands()
            .values()
            .stream()
            .flatMap(sub -> leaves(sub).stream())
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
