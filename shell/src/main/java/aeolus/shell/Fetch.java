package aeolus.shell;

import aeolus.shell.HostAnswer.Content;
import aeolus.shell.HostAnswer.State;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Takes a file from a host by cat(1), which works as whomever, and without SFTP.
 *
 * @param remote its name there
 * @param name its name here
 * @param folder holds a folder for each host
 */
record Fetch(String remote, String name, Path folder, Duration timeout) {
  /** Takes it from one host; it is there whole or not at all. */
  Content from(String host, SshSession session) {
    Path half = null;
    try {
      Path own = Files.createDirectories(folder.resolve(host));
      half = Files.createTempFile(own, "." + name, ".part",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Content content = copied(session, half);
      if (content.isOk()) {
        Files.move(half, own.resolve(name), StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      return content;
    } catch (IOException e) {
      return Content.not(State.FAILED, "can't be written here: " + e);
    } finally {
      remove(half);
    }
  }

  private Content copied(SshSession session, Path half) throws IOException {
    ExecResult result;
    try (OutputStream out = Files.newOutputStream(half)) {
      result = session.exec("cat " + quoted(), out, timeout);
    }
    return switch (result) {
      case ExecResult.Exited said when said.status() == 0 ->
        Content.ok(Files.size(half) + " octets from " + remote);
      case ExecResult.Exited said -> Content.not(State.FAILED,
          said.err().isBlank() ? "exit status " + said.status() : said.err().strip());
      case ExecResult.Killed(String signal) ->
        Content.not(State.KILLED, "the host ended the transfer by " + signal);
      case ExecResult.TimedOut() ->
        Content.not(State.TIMEOUT, "not sent within " + timeout.toSeconds() + " s");
      case ExecResult.Disconnected(String reason) ->
        Content.not(State.LOST, "the connection was lost: " + reason);
      case ExecResult.Stopped() ->
        Content.not(State.FAILED, "can't be written here; is the disk full?");
    };
  }

  /** Quotes the name for sh(1); one that begins with a dash is no option. */
  private String quoted() {
    String path = remote.startsWith("-") ? "./" + remote : remote;
    return "'" + path.replace("'", "'\\''") + "'";
  }

  private static void remove(Path half) {
    try {
      if (half != null) {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      // What is left over is named as what it is.
    }
  }
}
