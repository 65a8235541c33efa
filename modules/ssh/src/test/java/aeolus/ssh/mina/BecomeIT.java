package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.SecretText;
import aeolus.ssh.Become;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Becomes root by a real sudo and a real doas, in a mount namespace that has users of its own. */
@Timeout(60)
final class BecomeIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String PASSWORD = "pass word's $x";
  private static final String USER = "aeolus-test";
  private static final int SIZE = 2_000_000;
  /** What logging in and sudo look at; no more, as what else is there may be links. */
  private static final String COPY = """
      mkdir "$1" && cd /etc && for name in passwd shadow group gshadow nsswitch.conf pam.d security \\
          login.defs ld.so.cache hosts environment; do
        [ ! -e $name ] || cp -rLp $name "$1/" || exit 1
      done
      """;
  private static final String MOUNT = """
      mount --bind "$1/etc" /etc || exit 9
      for name in $2; do
        mount --bind "$(command -v busybox)" "$(readlink -f "$(command -v "$name")")" || exit 9
      done
      shift 2
      exec "$@"
      """;
  /** What becoming somebody else runs, to be had from busybox. */
  private static final String BUSYBOX = "sh cat id mkdir mkfifo rm setsid";

  @TempDir
  private Path folder;
  private Path key;
  private RealSshd server;
  private final MinaConnector connector = new MinaConnector();

  @BeforeEach
  void start() throws Exception {
    for (String program : List.of("sudo", "doas", "busybox", "openssl", "unshare")) {
      assumeTrue(new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0,
          "SKIPPED: " + program + " is not installed");
    }
    assumeTrue(new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0,
        "SKIPPED: no mount namespace can be made");
    assertThat(new ProcessBuilder("sh", "-c", COPY, "sh", folder + "/etc").start().waitFor())
        .isZero();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    key = KeyGen.make(folder.resolve("id"), "ed25519");
    users();
    serve("");
  }

  private void serve(String fromBusybox, String... settings) throws Exception {
    stopServer();
    server = new RealSshd(folder.resolve("server"),
        List.of(Files.readString(folder.resolve("id.pub")).strip()),
        List.of("unshare", "-m", "sh", "-c", MOUNT, "sh", folder.toString(), fromBusybox),
        settings);
  }

  private void users() throws Exception {
    Process hash = new ProcessBuilder("openssl", "passwd", "-6", "-stdin").start();
    hash.getOutputStream().write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
    hash.getOutputStream().close();
    String hashed = new String(hash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .strip();
    write("passwd", Files.readString(Path.of("/etc/passwd")) + USER + ":x:4711:65534::"
        + folder + ":/bin/sh\n", "rw-r--r--");
    write("shadow", Files.readString(Path.of("/etc/shadow")) + USER + ":" + hashed
        + ":19000:0:99999:7:::\n", "rw-r-----");
    sudoers("ALL");
    write("doas.conf", "permit nopass " + USER + " as root\n", "r--------");
  }

  private void sudoers(String rule) throws IOException {
    Path file = folder.resolve("etc/sudoers");
    String text = "Defaults !lecture,passwd_timeout=1\nroot ALL=(ALL:ALL) ALL\n" + USER
        + " ALL=(ALL:ALL) " + rule + "\n";
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    write("sudoers", text, "r--r-----");
  }

  private void write(String name, String text, String mode) throws IOException {
    Files.setPosixFilePermissions(Files.writeString(folder.resolve("etc").resolve(name), text),
        PosixFilePermissions.fromString(mode));
  }

  @AfterEach
  void stop() {
    connector.close();
    stopServer();
  }

  private void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  private ConnectResult connect(Become.Method method, String user, String password)
      throws IOException {
    SshTarget plain = server.target(key);
    SshTarget target = new SshTarget(plain.host(), plain.port(), USER, plain.identityFiles(),
        plain.hostKeys(), plain.connectTimeout(), plain.options()
            .withBecome(Optional.of(new Become(method, user,
                Optional.ofNullable(password).map(SecretText::of)))));
    return connector.connect(target);
  }

  private SshSession session(ConnectResult result) throws IOException {
    if (result instanceof ConnectResult.Connected(SshSession session)) {
      return session;
    }
    throw new AssertionError(result + "\n" + server.log());
  }

  private static ExecResult.Exited exited(ExecResult result) {
    assertThat(result).isInstanceOf(ExecResult.Exited.class);
    return (ExecResult.Exited) result;
  }

  @Test
  void session_sudoWithPassword_runsAllAsRoot() throws Exception {
    try (SshSession session = session(connect(Become.Method.SUDO, "root", PASSWORD))) {
      assertActsAsRoot(session);
    }
  }

  @Test
  void session_sudoThatDoesNotAsk_leavesNoPasswordToTheCommand() throws Exception {
    sudoers("NOPASSWD: ALL");
    try (SshSession session = session(connect(Become.Method.SUDO, "root", PASSWORD))) {
      assertActsAsRoot(session);
    }
    try (SshSession session = session(connect(Become.Method.SUDO, "root", null))) {
      assertActsAsRoot(session);
    }
  }

  @Test
  void session_doasWithoutPassword_runsAllAsRoot() throws Exception {
    try (SshSession session = session(connect(Become.Method.DOAS, "root", null))) {
      assertActsAsRoot(session);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", BUSYBOX})
  void session_doasWithPassword_runsAllAsRoot(String fromBusybox) throws Exception {
    serve(fromBusybox);
    doas("permit " + USER + " as root");
    try (SshSession session = session(connect(Become.Method.DOAS, "root", PASSWORD))) {
      assertActsAsRoot(session);
      assertKeepsStreamsApart(session);
      assertLeavesNothing();
    }
  }

  @Test
  void session_doasThatDoesNotAsk_leavesNoPasswordToTheCommand() throws Exception {
    try (SshSession session = session(connect(Become.Method.DOAS, "root", PASSWORD))) {
      assertActsAsRoot(session);
      assertThat(exited(session.exec("cat </dev/tty", LONG)).status()).isNotZero();
    }
  }

  @Test
  void session_doasWithPasswordForAnother_runsAsThem() throws Exception {
    doas("permit " + USER + " as nobody");
    try (SshSession session = session(connect(Become.Method.DOAS, "nobody", PASSWORD))) {
      assertThat(exited(session.exec("id -un; umask", LONG)).out()).isEqualTo("nobody\n0022\n");
    }
  }

  @Test
  void connect_doasRefuses_isSaidAtOnce() throws Exception {
    doas("permit " + USER + " as root");
    assertThat(detail(connect(Become.Method.DOAS, "root", "wrong")))
        .endsWith("can't become root by doas: the password (ansible_become_password) is not"
            + " accepted: doas: Authentication failed");
    assertThat(detail(connect(Become.Method.DOAS, "nobody", PASSWORD)))
        .endsWith("can't become nobody by doas: doas: Operation not permitted");
    assertThat(detail(connect(Become.Method.DOAS, "root", null)))
        .contains("can't become root by doas: doas: ", "ansible_become_password may be missing");
    assertLeavesNothing();
  }

  @Test
  void connect_noTerminalToBeHad_isSaidAtOnce() throws Exception {
    serve("", "PermitTTY no");
    doas("permit " + USER + " as root");
    assertThat(detail(connect(Become.Method.DOAS, "root", PASSWORD)))
        .endsWith("can't become root by doas: there is no terminal to be had (PermitTTY in"
            + " sshd_config)");
    assertLeavesNothing();
  }

  @Test
  void exec_byDoasNotInTime_leavesNothing() throws Exception {
    doas("permit " + USER + " as root");
    try (SshSession session = session(connect(Become.Method.DOAS, "root", PASSWORD))) {
      ExecResult late = session.exec("sleep 40", Duration.ofSeconds(4));
      assertThat(late).isInstanceOf(ExecResult.TimedOut.class);
      assertThat(exited(session.exec("id -un", LONG)).out()).isEqualTo("root\n");
      assertLeavesNothing();
    }
  }

  @Test
  void close_whileDoasRunsACommand_leavesNothing() throws Exception {
    doas("permit " + USER + " as root");
    SshSession session = session(connect(Become.Method.DOAS, "root", PASSWORD));
    List<String> lines = new ArrayList<>();
    session.follow("echo on; sleep 40", line -> {
      lines.add(line);
      session.close();
      return true;
    }, LONG);
    assertThat(lines).containsExactly("on");
    assertLeavesNothing();
  }

  @Test
  void exec_byDoasLeavesSomethingInTheBackground_thatGoesOn() throws Exception {
    doas("permit " + USER + " as root");
    Path done = folder.resolve("server/done");
    try (SshSession session = session(connect(Become.Method.DOAS, "root", PASSWORD))) {
      assertThat(exited(session.exec("{ sleep 2; touch " + done
          + "; } </dev/null >/dev/null 2>&1 &", LONG)).status()).isZero();
    }
    await(() -> Files.exists(done));
  }

  private void doas(String rule) throws IOException {
    Files.deleteIfExists(folder.resolve("etc/doas.conf"));
    write("doas.conf", rule + "\n", "r--------");
  }

  private static String detail(ConnectResult result) {
    assertThat(result).isInstanceOf(ConnectResult.Failed.class);
    return ((ConnectResult.Failed) result).detail();
  }

  private void assertKeepsStreamsApart(SshSession session) {
    byte[] octets = new byte[SIZE];
    new Random(5).nextBytes(octets);
    Path file = folder.resolve("server/octets");
    assertThat(exited(session.exec("cat >'" + file + "'; cat '" + file + "' >&2; echo out",
        new ByteArrayInputStream(octets), LONG)).out()).isEqualTo("out\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExecResult.Exited said = exited(session.exec("cat '" + file + "'; echo no >&2; exit 3", out,
        LONG));
    assertThat(out.toByteArray()).isEqualTo(octets);
    assertThat(said.err()).isEqualTo("no\n");
    assertThat(said.status()).isEqualTo(3);
  }

  /** What is cut off has a moment to end. */
  private static void assertLeavesNothing() throws Exception {
    await(() -> {
      try (Stream<Path> left = Files.list(Path.of("/tmp"))) {
        return left.noneMatch(path -> path.getFileName().toString().matches("aeolus-[0-9a-f]{32}"));
      }
    });
    await(() -> ProcessHandle.allProcesses()
        .noneMatch(process -> process.info()
            .commandLine()
            .orElse("")
            .matches(
                "(?s).*/tmp/aeolus-[0-9a-f]{32}.*")));
  }

  /** Something that comes about by itself, soon. */
  private static void await(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 200 && !condition.call(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.call()).isTrue();
  }

  private void assertActsAsRoot(SshSession session) throws IOException {
    ExecResult.Exited said = exited(session.exec("id -un; echo 'no' >&2; exit 7", LONG));
    assertThat(said.out()).isEqualTo("root\n");
    assertThat(said.err()).isEqualTo("no\n");
    assertThat(said.status()).isEqualTo(7);
    assertThat(exited(session.exec("cat", LONG)).out()).isEmpty();
    byte[] text = "one\n\ntwo\\ $x".getBytes(StandardCharsets.UTF_8);
    assertThat(exited(session.exec("cat", new ByteArrayInputStream(text), LONG)).out())
        .isEqualTo("one\n\ntwo\\ $x");
    List<String> lines = new ArrayList<>();
    assertThat(exited(session.follow("seq 1 3", lines::add, LONG)).status()).isZero();
    assertThat(lines).containsExactly("1", "2", "3");
    assertThat(exited(session.exec("ps -eo args; echo $0 $*", LONG)).out())
        .doesNotContain(PASSWORD);
    assertTakesFile(session);
  }

  private void assertTakesFile(SshSession session) throws IOException {
    byte[] content = new byte[SIZE];
    new Random(4).nextBytes(content);
    Path file = folder.resolve("server/of root");
    assertThat(session.upload(new ByteArrayInputStream(content), SIZE, file.toString(), 0640,
        _ -> {}, LONG)).isEqualTo(new UploadResult.Done(SIZE));
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    assertThat(Files.getOwner(file).getName()).isEqualTo("root");
    assertThat(session.upload(new ByteArrayInputStream(content), SIZE + 1, file.toString(), 0640,
        _ -> {}, LONG)).isEqualTo(new UploadResult.Failed(
            "expected " + (SIZE + 1) + " octets, got " + SIZE));
  }

  @Test
  void connect_passwordWrongOrMissing_isSaidAtOnce() throws Exception {
    ConnectResult wrong = connect(Become.Method.SUDO, "root", "wrong");
    assertThat(wrong).isInstanceOfSatisfying(ConnectResult.Failed.class, failed -> {
      assertThat(failed.kind()).isEqualTo(FailureKind.AUTHENTICATION);
      assertThat(failed.detail()).endsWith("can't become root by sudo: the password"
          + " (ansible_become_password) is not accepted").doesNotContain("wrong");
    });
    ConnectResult missing = connect(Become.Method.SUDO, "root", null);
    assertThat(missing).isInstanceOfSatisfying(ConnectResult.Failed.class,
        failed -> assertThat(failed.detail()).contains("can't become root by sudo: ",
            "ansible_become_password may be missing"));
    ConnectResult nobody = connect(Become.Method.DOAS, "nobody", null);
    assertThat(nobody).isInstanceOfSatisfying(ConnectResult.Failed.class,
        failed -> assertThat(failed.detail()).contains("can't become nobody by doas: doas: "));
  }

  @Test
  void connect_alreadyThatUser_needsNoProgram() throws Exception {
    try (SshSession session = session(connect(Become.Method.SUDO, USER, "wrong"))) {
      assertThat(exited(session.exec("id -un", LONG)).out()).isEqualTo(USER + "\n");
    }
  }
}
