package aeolus.ssh.mina;

import aeolus.ssh.Become;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * A login whose commands run as somebody else. The password goes ahead of a command's input; a line
 * of chance ends what is sudo's, so that a sudo that does not ask leaves nothing of it to the
 * command. Another line of chance on standard error tells where the command's own begins.
 */
final class BecomeSession implements SshSession {
  private static final Duration ASK = Duration.ofSeconds(60);
  private static final int RANDOM = 16;

  private final MinaSession plain;
  private final Become become;
  private final String end = random();
  private final String begun = random();

  private BecomeSession(MinaSession plain, Become become) {
    this.plain = plain;
    this.become = become;
  }

  private static String random() {
    byte[] octets = new byte[RANDOM];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
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
    String what = "can't become " + become.user() + " by " + program() + ": ";
    switch (plain.exec(command("true"), input(_ -> {}), ASK)) {
      case ExecResult.Exited said when own(said).isPresent() && said.status() == 0 -> {
        // It works.
      }
      case ExecResult.Exited said -> throw new Refused(what + why(said));
      case ExecResult.TimedOut() -> throw new Refused(what + "no answer within " + ASK.toSeconds()
          + " s");
      case ExecResult.Disconnected(String reason) -> throw new Refused(what + reason);
      case ExecResult.Killed(String signal) -> throw new Refused(what + "ended by " + signal);
      case ExecResult.Stopped() -> throw new Refused(what + "stopped");
    }
  }

  private String program() {
    return become.method().name().toLowerCase(Locale.ROOT);
  }

  private String why(ExecResult.Exited said) {
    String text = said.err().replace(prompt(), "").strip();
    if (become.password().isPresent() && said.err().split(prompt(), -1).length > 2) {
      return "the password (ansible_become_password) is not accepted";
    }
    String hint = become.password().isEmpty() && become.method() == Become.Method.SUDO
        ? "; ansible_become_password may be missing"
        : "";
    return (text.isEmpty() ? "exit status " + said.status() : text) + hint;
  }

  private String prompt() {
    return "[" + begun + "?]";
  }

  /** Returns what the command itself wrote to standard error; empty where it was never run. */
  private Optional<String> own(ExecResult.Exited said) {
    int at = said.err().indexOf(begun + "\n");
    return at < 0 ? Optional.empty() : Optional.of(said.err().substring(at + begun.length() + 1));
  }

  private String command(String command) {
    String skip = become.password().isEmpty()
        ? ""
        : "while IFS= read -r l; do [ \"$l\" != " + end + " ] || break; done; ";
    String script = skip + "unset l; echo " + begun + " >&2; exec sh -c \"$0\"";
    return prefix() + " sh -c " + ExecUpload.quote(script) + " " + ExecUpload.quote(command);
  }

  private String prefix() {
    if (become.method() == Become.Method.DOAS) {
      return "doas -n -u " + become.user();
    }
    return become.password().isEmpty()
        ? "sudo -n -H -u " + become.user() + " --"
        : "sudo -S -p " + ExecUpload.quote(prompt()) + " -H -u " + become.user() + " --";
  }

  private MinaSession.Input input(MinaSession.Input own) {
    return out -> {
      if (become.password().isPresent()) {
        out.write(become.password().get().reveal());
        out.write(("\n" + end + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      own.writeTo(out);
    };
  }

  private ExecResult cleaned(ExecResult result) {
    if (!(result instanceof ExecResult.Exited said)) {
      return result;
    }
    String err = own(said).orElseGet(
        () -> "can't become " + become.user() + " by " + program() + ": " + why(said) + "\n");
    return said.withErr(err.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ExecResult exec(String command, Duration timeout) {
    return cleaned(plain.exec(command(command), input(_ -> {}), timeout));
  }

  @Override
  public ExecResult exec(String command, InputStream stdin, Duration timeout) {
    return cleaned(plain.exec(command(command), input(stdin::transferTo), timeout));
  }

  @Override
  public ExecResult follow(String command, Predicate<String> line, Duration timeout) {
    return cleaned(plain.follow(command(command), input(_ -> {}), line, timeout));
  }

  /** By a command, as SFTP would write as whoever logged in. */
  @Override
  public UploadResult upload(InputStream content, long size, String remotePath, int mode,
      LongConsumer progress, Duration timeout) {
    Upload upload = new Upload(content, size, remotePath, mode, progress);
    AtomicReference<String> refused = new AtomicReference<>();
    ExecResult result = cleaned(plain.exec(command(ExecUpload.command(upload)),
        input(out -> copy(upload, out, refused)), timeout));
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
