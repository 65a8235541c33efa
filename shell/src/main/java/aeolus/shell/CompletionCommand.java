package aeolus.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete command lines. */
@Command(name = "completion",
    description = "Print a script that makes bash, zsh or fish complete command lines.",
    footer = {"",
        "Completed are commands, options, hosts, groups, zones and files, as at the prompt.",
        "", "Examples:", "  source <(aeolus completion bash)          in ~/.bashrc",
        "  source <(aeolus completion zsh)           in ~/.zshrc, after compinit",
        "  aeolus completion fish > ~/.config/fish/completions/aeolus.fish"})
final class CompletionCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  Shell shell;

  /** The shells that there is a script for. */
  enum Shell {
    bash, zsh, fish
  }

  private final CommandContext context;

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
      context.output().text(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
