package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Connects the terminal to a machine's serial console. */
@Command(name = "console", description = "Connect to a machine's serial console; Ctrl-] leaves it.",
    footer = {"", "Example:", "  aeolus lab console x"})
final class LabConsoleCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MACHINE", description = "Machine of the lab.")
  String name;

  private final CommandContext context;

  LabConsoleCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    LabAccess access = new LabAccess(context);
    Path socket = access.lab().consoleSocket(access.requireMachine(name));
    context.output().note("Serial console of " + name + "; Ctrl-] leaves it.");
    try (SerialConsole console = SerialConsole.connect(socket);
        RawTerminal terminal = RawTerminal.ofStandardInput()) {
      console.pump(System.in, System.out, terminal.isTerminal());
    } catch (SocketException e) {
      throw new AeolusException(ExitCode.FAILED, name + ": no console: is the machine off? ("
          + e.getMessage() + ")", e);
    }
    context.output().note("");
    return 0;
  }
}
