package aeolus.ssh.testing;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.KnownHostsLine;
import aeolus.ssh.SshTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A host in memory: it says what it was told to say, and remembers what was asked of it. */
public final class FakeSshHost {
  /**
   * A command that was run.
   *
   * @param stdin what was sent to its standard input, read as UTF-8
   */
  public record Command(String text, String stdin) {}

  /** A file that was sent whole. */
  public static final class Upload {
    private final String path;
    private final int mode;
    private final byte[] content;

    Upload(String path, int mode, byte[] content) {
      this.path = path;
      this.mode = mode;
      this.content = content;
    }

    /** Returns where it went. */
    public String path() {
      return path;
    }

    /** Returns its permission bits. */
    public int mode() {
      return mode;
    }

    /** Returns its octets. */
    public byte[] content() {
      return content.clone();
    }

    /** Returns its content, read as UTF-8. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return Integer.toOctalString(mode) + " " + path + " (" + content.length + " octets)";
    }
  }

  /**
   * What a command does.
   *
   * @param lines passed on to whoever follows it, before the end
   * @param end what comes of it
   */
  public record Answer(List<String> lines, ExecResult end) {
    public Answer {
      lines = List.copyOf(lines);
    }
  }

  private record Rule(Predicate<String> command, Function<Command, Answer> answer) {}

  private final String address;
  private final Deque<Rule> rules = new ArrayDeque<>();
  private final Deque<FailureKind> failures = new ArrayDeque<>();
  private final List<Command> run = new ArrayList<>();
  private final List<Upload> uploads = new ArrayList<>();
  private boolean full;
  private final List<FakeSshSession> sessions = new ArrayList<>();
  private String hostKey = HostKeys.generateEd25519("fake").publicKey();
  private boolean known = true;
  private long cutAfter = Long.MAX_VALUE;

  FakeSshHost(String address) {
    this.address = address;
  }

  /** Returns an answer: output and exit status 0. */
  public static Answer out(String output) {
    return answer(output, new ExecResult.Exited(0, utf8(output), new byte[0]));
  }

  /** Returns an answer: an exit status with something on standard error. */
  public static Answer exit(int status, String error) {
    return answer("", new ExecResult.Exited(status, new byte[0], utf8(error)));
  }

  /** Returns an answer for a command that is followed: some output, then any end. */
  public static Answer answer(String output, ExecResult end) {
    return new Answer(output.lines().toList(), end);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Answers a command of just this text; what is said last goes before what was said earlier. */
  public FakeSshHost answer(String command, Answer answer) {
    return answer(command::equals, answer);
  }

  /** Answers commands of which something holds. */
  public FakeSshHost answer(Predicate<String> command, Answer answer) {
    return answer(command, _ -> answer);
  }

  /** Answers commands by a function, which may also change the host: {@link #cut()} it, say. */
  public synchronized FakeSshHost answer(Predicate<String> command,
      Function<Command, Answer> answer) {
    rules.addFirst(new Rule(command, answer));
    return this;
  }

  /** Sets the key that the host shows from now on, as an OpenSSH public key line. */
  public synchronized FakeSshHost hostKey(String publicKey) {
    hostKey = HostKeys.withoutComment(publicKey);
    return this;
  }

  /** Returns the key that the host shows. */
  public synchronized String hostKey() {
    return hostKey;
  }

  /** Makes known_hosts files, which are not read, know the host's key or not; at first they do. */
  public synchronized FakeSshHost known(boolean isKnown) {
    known = isKnown;
    return this;
  }

  /** Fails as many logins to come; other calls add to them. */
  public synchronized FakeSshHost refuseNext(FailureKind kind, int times) {
    for (int i = 0; i < times; i++) {
      failures.add(kind);
    }
    return this;
  }

  /** Cuts the connection when so many octets of the next upload have been sent. */
  public synchronized FakeSshHost cutUploadAfter(long octets) {
    cutAfter = octets;
    return this;
  }

  /** Has uploads fail from now on, in the word that SFTP has for a full disk. */
  public synchronized FakeSshHost fillDisk() {
    full = true;
    return this;
  }

  synchronized boolean isFull() {
    return full;
  }

  /** Cuts all connections, as a reboot does. */
  public synchronized void cut() {
    sessions.forEach(FakeSshSession::cut);
    sessions.clear();
  }

  /** Returns the texts of the commands that were run, in order. */
  public synchronized List<String> commands() {
    return run.stream().map(Command::text).toList();
  }

  /** Returns the commands that were run with what they were sent. */
  public synchronized List<Command> commandsRun() {
    return List.copyOf(run);
  }

  /** Returns the files that were sent whole, in order. */
  public synchronized List<Upload> uploads() {
    return List.copyOf(uploads);
  }

  /** Returns the file that was last sent to a path. */
  public synchronized Upload upload(String path) {
    return uploads.reversed()
        .stream()
        .filter(upload -> upload.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was sent to " + path));
  }

  synchronized ConnectResult connect(SshTarget target) {
    FailureKind failure = failures.isEmpty() ? judge(target.hostKeys()) : failures.poll();
    if (failure != null) {
      String line = failure == FailureKind.UNKNOWN_HOST_KEY
          ? "\n" + KnownHostsLine.name(target.knownName(), target.knownPort()) + " " + hostKey
          : "";
      return new ConnectResult.Failed(failure, address + ": " + failure + line);
    }
    FakeSshSession session = new FakeSshSession(this, hostKey);
    sessions.add(session);
    return new ConnectResult.Connected(session);
  }

  private FailureKind judge(HostKeyPolicy policy) {
    return switch (policy) {
      case HostKeyPolicy.Pinned pinned when isAmong(pinned.publicKeys()) -> null;
      case HostKeyPolicy.Pinned _ -> FailureKind.CHANGED_HOST_KEY;
      case HostKeyPolicy.KnownHosts hosts when known || isAmong(hosts.ours()) -> null;
      case HostKeyPolicy.KnownHosts _ -> FailureKind.UNKNOWN_HOST_KEY;
    };
  }

  private boolean isAmong(List<String> keys) {
    return keys.stream().map(HostKeys::withoutComment).anyMatch(hostKey::equals);
  }

  /** Rules may call back, from other threads even: they run outside of the lock. */
  Answer run(Command command) {
    return rule(command).apply(command);
  }

  private synchronized Function<Command, Answer> rule(Command command) {
    run.add(command);
    return rules.stream()
        .filter(rule -> rule.command().test(command.text()))
        .findFirst()
        .map(Rule::answer)
        .orElse(_ -> exit(127, "no answer was scripted for: " + command.text()));
  }

  synchronized long takeCut() {
    long after = cutAfter;
    cutAfter = Long.MAX_VALUE;
    return after;
  }

  synchronized void store(Upload upload) {
    uploads.add(upload);
  }
}
