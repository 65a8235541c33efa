package aeolus.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Logs in to a machine with OpenSSH. */
@Command(name = "ssh", description = "Log in to a machine as root, or run a command there.", //
    footer = {"", "Examples:", "  aeolus lab ssh x", "  aeolus lab ssh x -- journalctl -b -u nsd"})
final class LabSshCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MACHINE", description = "Machine of the lab.")
  String name;

  @Parameters(index = "1..*", paramLabel = "WORD", description = "Command, after --.")
  List<String> words = List.of();

  private final CommandContext context;

  LabSshCommand(CommandContext context) {
    this.context = context;
  }

  /** Ends with ssh's own exit status. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    LabAccess access = new LabAccess(context);
    List<String> command = new ArrayList<>(access.lab().sshCommand(access.requireMachine(name)));
    command.addAll(words);
    context.output().flush();
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
