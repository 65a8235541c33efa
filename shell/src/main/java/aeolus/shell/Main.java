package aeolus.shell;

import aeolus.core.ExitCode;
import java.nio.file.Path;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command, or the interactive shell, and ends the process with its exit status. */
  public static void main(String[] args) {
    Output output = Output.ofProcess();
    CommandContext context = new CommandContext(output, Path.of(""));
    int status = run(context, args);
    output.flush();
    System.exit(status);
  }

  /** To show the version or to ask for a line, none of the commands has to be known. */
  private static int run(CommandContext context, String... args) {
    if (args.length == 0) {
      return new Prompt(context).run();
    }
    if (args.length == 1 && args[0].equals("--version")) {
      context.output().result(Version.text());
      return ExitCode.OK.status();
    }
    return new CommandRunner(context).run(args);
  }
}
