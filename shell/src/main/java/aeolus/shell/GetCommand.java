package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.ssh.FanOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fetches a file from hosts. */
@Command(name = "get",
    description = "Fetch a file from hosts into a folder for each: DIR/HOST/NAME.",
    footer = {"",
        "What is fetched is the user's alone (mode 0600), whatever it is there. A file that is",
        "there already is replaced, once the new one is whole. Folders are not fetched.", "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} --group nameservers /etc/nsd/nsd.conf collected",
        "  ${COMMAND-FULL-NAME} -g all --become /etc/shadow /root/shadows"})
final class GetCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  @Mixin
  FanOutOptions fanOut = new FanOutOptions();

  @Parameters(index = "0", paramLabel = "REMOTE", description = "The file's name there.")
  String remote;

  @Parameters(index = "1", paramLabel = "DIR",
      description = "The folder here, made where it is missing.")
  Path local;

  private final CommandContext context;

  GetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path folder = context.currentDir().resolve(local);
    FanOutRun run = FanOutRun.ofFiles(context, fanOut);
    List<FanOut.Login> logins = run.choose(targets);
    logins.forEach(login -> requireFolderName(login.name()));
    Fetch fetch = new Fetch(remote, name(), folder, fanOut.timeout());
    make(folder);
    return run.answers(logins, "get", fetch::from, false);
  }

  private String name() {
    String name = remote.substring(remote.lastIndexOf('/') + 1);
    if (name.isBlank() || name.equals(".") || name.equals("..")) {
      throw new AeolusException(ExitCode.USAGE, "expected the name of a file, got \"" + remote
          + "\"; folders are not fetched");
    }
    return name;
  }

  /** An inventory names hosts as it likes; a name must not lead out of the folder. */
  private static void requireFolderName(String host) {
    if (host.contains("/") || host.equals(".") || host.equals("..")) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "host " + host + ": its name can't be that of a folder");
    }
  }

  private void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          local + ": expected a folder or nothing there, and leave to make it", e);
    }
  }
}
