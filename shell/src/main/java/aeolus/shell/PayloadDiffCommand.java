package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.payload.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two payloads. */
@Command(name = "diff", description = "Name the files in which two payloads differ.",
    footer = {"", "Example:", "  aeolus payload diff old.tar new.tar --exit-code"})
final class PayloadDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "A payload.")
  Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "Another payload.")
  Path fresh;

  @Option(names = "--exit-code", description = "Exit with 4 where they differ.")
  boolean exitCode;

  private final CommandContext context;

  PayloadDiffCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> changes = Payload.read(context.currentDir().resolve(old))
        .changesTo(Payload.read(context.currentDir().resolve(fresh)));
    if (context.options().json) {
      Json.print(context.output(), changes);
    } else {
      changes.forEach(context.output()::result);
    }
    return exitCode && !changes.isEmpty() ? ExitCode.DIFFERENCES.status() : ExitCode.OK.status();
  }
}
