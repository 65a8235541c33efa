package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.HostFinder.Found;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens a shell on a host, whatever system of its three it runs. */
@Command(name = "shell",
    description = "Open a shell in a host's initramfs, or in its system where that runs.",
    footer = {"",
        "The key that the host shows has to be the one that was made for its initramfs, that its",
        "new system was sent, or that known_hosts has. OpenSSH's client does the rest.", "",
        "Example:", "  aeolus run shell x"})
final class RunShellCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HOST", description = "A host of the inventory.")
  String name;

  private final CommandContext context;

  RunShellCommand(CommandContext context) {
    this.context = context;
  }

  /** Ends with the shell's own exit status. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      Host host = context.host(name);
      return switch (wiring.find(host, wiring.lastDeparture(host))) {
        case Found.Initramfs(SshSession session, SshTarget target, String run) ->
          open(session, target, "in the initramfs of run " + run);
        case Found.Installed(SshSession session, SshTarget target) ->
          open(session, target, "in its system, as " + target.user());
        case Found.Nowhere(String reason) -> throw new AeolusException(ExitCode.FAILED, reason);
      };
    }
  }

  private int open(SshSession session, SshTarget target, String where)
      throws IOException, InterruptedException {
    String key = session.serverHostKey();
    session.close();
    context.output().note(name + ": " + where);
    context.output().flush();
    Path known = Files.createTempFile("aeolus-known-hosts", "");
    try {
      Files.writeString(known, OpenSshLogin.ALIAS + " " + key + "\n");
      List<String> command = OpenSshLogin.command(target, known);
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "OpenSSH's client could not be started"
          + " (Debian package openssh-client): " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(known);
    }
  }
}
