package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meets a real sshd(8) that known_hosts does not have. */
final class FirstContactIT {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  @TempDir
  private Path folder;
  private TestProject project;
  private Process sshd;
  private int port;
  private HostKeyPair hostKey;

  @BeforeEach
  void startServer() throws Exception {
    assumeTrue(Files.isExecutable(SSHD), "SKIPPED: no OpenSSH server is installed");
    assumeTrue("root".equals(System.getProperty("user.name")),
        "SKIPPED: an OpenSSH server takes root to start");
    Files.createDirectories(Path.of("/run/sshd"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    hostKey = HostKeys.generateEd25519("host");
    HostKeyPair operator = HostKeys.generateEd25519("operator");
    key("host", hostKey);
    key("operator", operator);
    Files.writeString(folder.resolve("authorized"), operator.publicKey() + "\n");
    Files.writeString(folder.resolve("sshd_config"), """
        ListenAddress 127.0.0.1:%d
        HostKey %s/host
        AuthorizedKeysFile %s/authorized
        StrictModes no
        UsePAM no
        PidFile none
        """.formatted(port, folder, folder));
    sshd = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f",
        folder.resolve("sshd_config").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
    awaitListening();
    writeProject();
  }

  private void key(String name, HostKeyPair pair) throws IOException {
    Path file = Files.write(folder.resolve(name), pair.privateKey().reveal());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void awaitListening() throws Exception {
    for (int i = 0; i < 400; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("log")));
  }

  private void writeProject() {
    project = new TestProject(folder.resolve("project"));
    project.write("inventory/hosts.yaml", """
        all:
          hosts:
            x:
              ansible_host: 127.0.0.1
              ansible_port: %d
              ansible_user: root
              ansible_ssh_private_key_file: %s/operator
              ansible_ssh_common_args: -o UserKnownHostsFile=%s/known_hosts
              aeolus_image: script
              aeolus_zones: []
              aeolus_mirror: http://mirror.invalid/debian
        """.formatted(port, folder, folder));
    project.write("templates/script/deploy", "#!/bin/sh\n");
    assertThat(project.file("templates/script/deploy").toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void stopServer() {
    if (sshd != null) {
      sshd.destroy();
    }
  }

  private TestProject.Outcome init(String... words) {
    List<String> line = new java.util.ArrayList<>(
        List.of("run", "init", "--host", "x", "--dry-run"));
    line.addAll(List.of(words));
    return project.run(line.toArray(String[]::new));
  }

  @Test
  void init_rightFingerprintIsGiven_makesTheKeyKnown() throws IOException {
    TestProject.Outcome outcome = init("--fingerprint", HostKeys.fingerprint(hostKey.publicKey()));
    assertThat(outcome.err()).doesNotContain("unknown host key");
    assertThat(Files.readString(folder.resolve("known_hosts"))).isEqualTo(
        "[127.0.0.1]:" + port + " " + HostKeys.withoutComment(hostKey.publicKey()) + "\n");
    assertThat(init().err()).doesNotContain("unknown host key");
    String other = HostKeys.fingerprint(HostKeys.generateEd25519("").publicKey());
    assertThat(init("--fingerprint", other).status()).isEqualTo(1);
  }

  @Test
  void log_hostThatNoRunHasLeft_saysSoAfterLookingThere() {
    init("--fingerprint", HostKeys.fingerprint(hostKey.publicKey()));
    TestProject.Outcome outcome = project.run("run", "log", "x");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("x: its system has no /var/log/aeolus/deployment.log",
        "x: no run of this workstation has re-imaged it");
  }

  @Test
  void command_ofOpenSsh_letsInByThePinnedKeyAlone() throws Exception {
    SshTarget target = new SshTarget("127.0.0.1", port, "root", List.of(folder.resolve("operator")),
        new HostKeyPolicy.Pinned(List.of(hostKey.publicKey())), Duration.ofSeconds(20));
    assertThat(openSsh(target, hostKey)).isEqualTo("in\n");
    assertThat(openSsh(target, HostKeys.generateEd25519("another"))).isEmpty();
  }

  private String openSsh(SshTarget target, HostKeyPair pinned) throws Exception {
    Path known = Files.writeString(folder.resolve("pinned"),
        OpenSshLogin.ALIAS + " " + HostKeys.withoutComment(pinned.publicKey()) + "\n");
    List<String> command = new java.util.ArrayList<>(OpenSshLogin.command(target, known));
    command.add("echo in");
    Process ssh = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    ssh.getOutputStream().close();
    return new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void init_wrongFingerprintOrYesAlone_takesNoKey() {
    String other = HostKeys.fingerprint(HostKeys.generateEd25519("").publicKey());
    TestProject.Outcome wrong = init("--fingerprint", other);
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("expected " + other, "unknown host key");
    assertThat(init("--yes").err()).contains("unknown host key");
    assertThat(init("--fingerprint", "SHA256:short").status()).isEqualTo(2);
    assertThat(folder.resolve("known_hosts")).doesNotExist();
  }
}
