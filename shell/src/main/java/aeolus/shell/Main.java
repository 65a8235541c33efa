package aeolus.shell;

import java.nio.file.Path;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command, or the interactive shell, and ends the process with its exit status. */
  public static void main(String[] args) {
    Output output = Output.ofProcess();
    CommandContext context = new CommandContext(output, Path.of(""));
    int status = new CommandRunner(context).run(args);
    output.flush();
    System.exit(status);
  }
}
