package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.anemos.ShellWords;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs commands over one SSH session; whatever goes wrong ends the work on this host. */
final class HostShell {
  private static final Duration FREE = Duration.ofSeconds(20);

  private final SshSession session;
  private final RunSettings settings;
  private final Reporter reporter;
  private final HostState onFailure;

  HostShell(SshSession session, RunSettings settings, Reporter reporter, HostState onFailure) {
    this.session = session;
    this.settings = settings;
    this.reporter = reporter;
    this.onFailure = onFailure;
  }

  /** Runs a command that has to succeed; returns its standard output. */
  String run(Phase phase, String command) {
    return output(phase, session.exec(command, settings.commandTimeout()));
  }

  /** Runs a command that reads something, and has to succeed. */
  String run(Phase phase, String command, byte[] stdin) {
    return output(phase, session.exec(command, new ByteArrayInputStream(stdin),
        settings.commandTimeout()));
  }

  /**
   * Runs a command that has to succeed, or to take the host out of reach.
   *
   * @return whether its end was heard of; else it may have been run or not
   */
  boolean runToTheEnd(Phase phase, String command) {
    ExecResult result = session.exec(command, settings.commandTimeout());
    boolean heard = !(result instanceof ExecResult.Disconnected
        || result instanceof ExecResult.TimedOut);
    if (heard) {
      output(phase, result);
    }
    return heard;
  }

  private String output(Phase phase, ExecResult result) {
    return switch (result) {
      case ExecResult.Exited exited when exited.status() == 0 -> exited.out();
      case ExecResult.Exited exited -> throw failure(phase, refusal(exited));
      case ExecResult.Killed _,ExecResult.TimedOut _,ExecResult.Stopped _,ExecResult.Disconnected _ ->
        throw failure(phase,
            Unanswered.words(result, settings.commandTimeout()));
    };
  }

  private static String refusal(ExecResult.Exited exited) {
    String said = exited.err().strip();
    String reasons = said.lines()
        .map(line -> line.replaceFirst("^anemos: ", ""))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
    return reasons.isEmpty() ? "exit status " + exited.status() : reasons;
  }

  /** Uploads octets. */
  void upload(Phase phase, byte[] content, String path, int mode) {
    upload(phase, new ByteArrayInputStream(content), content.length, path, mode);
  }

  /** Uploads a file of the workstation. */
  void upload(Phase phase, Path file, String path, int mode) {
    try (InputStream in = Files.newInputStream(file)) {
      upload(phase, in, Files.size(file), path, mode);
    } catch (IOException e) {
      throw failure(phase, file + ": " + e.getMessage());
    }
  }

  private void upload(Phase phase, InputStream content, long size, String path, int mode) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    UploadResult result = session.upload(content, size, path, mode,
        new Throttle(done -> reporter.progress(phase, name + ": " + Bytes.of(done, size))),
        settings.uploadTimeout(size));
    if (result instanceof UploadResult.Failed failed) {
      throw failure(phase, name + ": " + noRoom(path, size).orElse(failed.reason()));
    }
  }

  /** SFTP has no word for a full disk (draft-ietf-secsh-filexfer-02, section 7). */
  private Optional<String> noRoom(String path, long size) {
    String folder = path.substring(0, path.lastIndexOf('/'));
    if (session.isOpen() && session.exec("df -Pk " + ShellWords.quote(folder)
        + " | awk 'NR == 2 { print $4 }'", FREE) instanceof ExecResult.Exited said
        && said.out().strip().matches("[0-9]{1,15}")) {
      long free = Long.parseLong(said.out().strip()) * 1024;
      return free < size
          ? Optional.of("no room in " + folder + ": " + Bytes.text(size) + " to send, "
              + Bytes.text(free) + " free")
          : Optional.empty();
    }
    return Optional.empty();
  }

  private HostFailure failure(Phase phase, String reason) {
    return new HostFailure(phase, onFailure, reporter.redact(reason));
  }
}
