package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.shell.HostAnswer.Content;
import aeolus.shell.HostAnswer.State;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file to hosts. */
@Command(name = "put",
    description = "Send a file to hosts, whole or not at all, in the place of one that is there.",
    footer = {"",
        "REMOTE that ends with / is a folder. Relative names begin in the folder that logins",
        "begin in. The file is written under its name with .part after it, then renamed.", "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} --group nameservers motd /etc/motd --become",
        "  ${COMMAND-FULL-NAME} -H x -H y --mode 0600 tsig.key /etc/nsd/"})
final class PutCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  @Mixin
  FanOutOptions fanOut = new FanOutOptions();

  @Option(names = "--mode", paramLabel = "MODE",
      description = "Permission bits there, such as 0644 (default: those of LOCAL).")
  String mode;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to send.")
  Path local;

  @Parameters(index = "1", paramLabel = "REMOTE", description = "Its name there.")
  String remote;

  private final CommandContext context;

  PutCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path file = context.currentDir().resolve(local);
    Sent sent = sent(file);
    FanOutRun run = FanOutRun.ofFiles(context, fanOut);
    return run.answers(run.choose(targets), "put", (_, session) -> sent.to(session), false);
  }

  private Sent sent(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new AeolusException(ExitCode.INVALID_INPUT,
            local + ": expected a file, got " + (Files.exists(file) ? "none" : "nothing there"));
      }
      String path = remote.endsWith("/") ? remote + file.getFileName() : remote;
      if (path.isBlank()) {
        throw new AeolusException(ExitCode.USAGE, "expected a name for the file there, got \"\"");
      }
      return new Sent(file, Files.size(file), path, bits(file), fanOut.timeout());
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          local + ": not readable: " + FileReason.of(e), e);
    }
  }

  private int bits(Path file) throws IOException {
    if (mode == null) {
      Set<PosixFilePermission> set = Files.getPosixFilePermissions(file);
      return Integer.parseInt(bits(PosixFilePermissions.toString(set)), 2);
    }
    if (!mode.matches("0?[0-7]{3}")) {
      throw new AeolusException(ExitCode.USAGE,
          "--mode: expected three octal digits such as 0644, got \"" + mode + "\"");
    }
    return Integer.parseInt(mode, 8);
  }

  private static String bits(String letters) {
    return letters.replaceAll("[rwx]", "1").replace('-', '0');
  }

  /** What is sent, read anew for each host. */
  private record Sent(Path file, long size, String path, int mode, Duration timeout) {
    Content to(SshSession session) {
      try (InputStream content = Files.newInputStream(file)) {
        return switch (session.upload(content, size, path, mode, _ -> {}, timeout)) {
          case UploadResult.Done(long octets) -> Content.ok(octets + " octets sent to " + path);
          case UploadResult.Failed(String reason) -> Content.not(State.FAILED, reason);
        };
      } catch (IOException e) {
        return Content.not(State.FAILED, "what is to be sent can't be read: " + FileReason.of(e));
      }
    }
  }
}
