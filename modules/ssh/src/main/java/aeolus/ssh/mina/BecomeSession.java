package aeolus.ssh.mina;

import aeolus.ssh.Become;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** A login whose commands run as somebody else. */
final class BecomeSession implements SshSession {
  private static final Duration ASK = Duration.ofSeconds(60);
  private static final MinaSession.Input NOTHING = _ -> {};

  private final MinaSession plain;
  private final Become become;
  private final Becoming becoming;

  private BecomeSession(MinaSession plain, Become become) {
    this.plain = plain;
    this.become = become;
    this.becoming = Becoming.of(plain, become);
  }

  /** Could not become somebody else; the message is for people. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** Tries whether it works; a login that is that user's already is returned as it is. */
  static SshSession open(MinaSession plain, Become become) throws Refused {
    ExecResult who = plain.exec("id -un", ASK);
    if (who instanceof ExecResult.Exited said && said.out().strip().equals(become.user())) {
      return plain;
    }
    BecomeSession session = new BecomeSession(plain, become);
    session.check();
    return session;
  }

  private void check() throws Refused {
    Becoming.Ran ran = becoming.run("true", NOTHING, plain::exec, ASK);
    switch (ran.result()) {
      case ExecResult.Exited said when ran.begun() && said.status() == 0 -> {
        // It works.
      }
      case ExecResult.Exited said when ran.begun() -> throw new Refused(what() + "exit status "
          + said.status());
      case ExecResult.Exited said -> throw new Refused(what() + said.err());
      case ExecResult.TimedOut() -> throw new Refused(what() + "no answer within "
          + ASK.toSeconds() + " s");
      case ExecResult.Disconnected(String reason) -> throw new Refused(what() + reason);
      case ExecResult.Killed(String signal) -> throw new Refused(what() + "ended by " + signal);
      case ExecResult.Stopped() -> throw new Refused(what() + "stopped");
    }
  }

  private String what() {
    return "can't become " + become.user() + " by "
        + become.method().name().toLowerCase(Locale.ROOT) + ": ";
  }

  private ExecResult run(String command, MinaSession.Input input, Becoming.Run run,
      Duration timeout) {
    Becoming.Ran ran = becoming.run(command, input, run, timeout);
    return ran.result() instanceof ExecResult.Exited said && !ran.begun()
        ? said.withErr((what() + said.err() + "\n").getBytes(StandardCharsets.UTF_8))
        : ran.result();
  }

  @Override
  public ExecResult exec(String command, Duration timeout) {
    return run(command, NOTHING, plain::exec, timeout);
  }

  @Override
  public ExecResult exec(String command, InputStream stdin, Duration timeout) {
    return run(command, stdin::transferTo, plain::exec, timeout);
  }

  @Override
  public ExecResult exec(String command, OutputStream out, Duration timeout) {
    return run(command, NOTHING, (line, input, left) -> plain.exec(line, input, out, left),
        timeout);
  }

  @Override
  public ExecResult follow(String command, Predicate<String> line, Duration timeout) {
    return run(command, NOTHING, (text, input, left) -> plain.follow(text, input, line, left),
        timeout);
  }

  /** By a command, as SFTP would write as whoever logged in. */
  @Override
  public UploadResult upload(InputStream content, long size, String remotePath, int mode,
      LongConsumer progress, Duration timeout) {
    Upload upload = new Upload(content, size, remotePath, mode, progress);
    AtomicReference<String> refused = new AtomicReference<>();
    ExecResult result = run(ExecUpload.command(upload), out -> copy(upload, out, refused),
        plain::exec, timeout);
    return switch (result) {
      case ExecResult.Exited said when said.status() == 0 -> new UploadResult.Done(size);
      case ExecResult.Exited _ when refused.get() != null -> new UploadResult.Failed(refused.get());
      case ExecResult.Exited said -> new UploadResult.Failed(remotePath + ": "
          + (said.err().isBlank() ? "the host could not write it" : said.err().strip()));
      case ExecResult.TimedOut() ->
        new UploadResult.Failed("not sent within " + timeout.toSeconds() + " s");
      case ExecResult.Disconnected(String reason) ->
        new UploadResult.Failed("the connection was lost: " + reason);
      case ExecResult.Killed(String signal) ->
        new UploadResult.Failed("the host ended the transfer by " + signal);
      case ExecResult.Stopped() -> new UploadResult.Failed("stopped");
    };
  }

  private static void copy(Upload upload, OutputStream out, AtomicReference<String> refused)
      throws IOException {
    try {
      upload.copyTo(out);
    } catch (Upload.Refused e) {
      refused.set(e.getMessage());
      throw e;
    }
  }

  @Override
  public String serverHostKey() {
    return plain.serverHostKey();
  }

  @Override
  public boolean isOpen() {
    return plain.isOpen();
  }

  @Override
  public void close() {
    plain.close();
  }
}
