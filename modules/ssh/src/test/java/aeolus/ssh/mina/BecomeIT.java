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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
  private static final String MOUNT = "mount --bind \"$1/etc\" /etc || exit 9; shift; exec \"$@\"";

  @TempDir
  private Path folder;
  private Path key;
  private RealSshd server;
  private final MinaConnector connector = new MinaConnector();

  @BeforeEach
  void start() throws Exception {
    for (String program : List.of("sudo", "doas", "openssl", "unshare")) {
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
    server = new RealSshd(folder.resolve("server"),
        List.of(Files.readString(folder.resolve("id.pub")).strip()),
        List.of("unshare", "-m", "sh", "-c", MOUNT, "sh", folder.toString()));
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
