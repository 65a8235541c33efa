package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meets a real sshd(8) that known_hosts does not have. */
final class FirstContactIT {
  @TempDir
  private Path folder;
  private TestProject project;
  private LoginServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = LoginServer.start(folder);
    project = new TestProject(folder.resolve("project"))
        .write("inventory/hosts.yaml", server.inventory())
        .write("templates/script/deploy", "#!/bin/sh\n");
    assertThat(project.file("templates/script/deploy").toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void stopServer() throws InterruptedException {
    if (server != null) {
      server.stop();
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
    TestProject.Outcome outcome = init("--fingerprint", server.fingerprint());
    assertThat(outcome.err()).doesNotContain("unknown host key");
    assertThat(Files.readString(server.knownHosts())).isEqualTo(
        server.knownName() + " " + server.publicKey() + "\n");
    assertThat(init().err()).doesNotContain("unknown host key");
    String other = HostKeys.fingerprint(HostKeys.generateEd25519("").publicKey());
    assertThat(init("--fingerprint", other).status()).isEqualTo(1);
  }

  @Test
  void log_hostThatNoRunHasLeft_saysSoAfterLookingThere() {
    init("--fingerprint", server.fingerprint());
    TestProject.Outcome outcome = project.run("run", "log", "x");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("x: its system has no /var/log/aeolus/deployment.log",
        "x: no run of this workstation has re-imaged it");
  }

  @Test
  void command_ofOpenSsh_letsInByThePinnedKeyAlone() throws Exception {
    SshTarget target = new SshTarget("127.0.0.1", server.port(), "root",
        List.of(server.operator()), new HostKeyPolicy.Pinned(List.of(server.publicKey())),
        Duration.ofSeconds(20));
    assertThat(openSsh(target, server.hostKey())).isEqualTo("in\n");
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
    assertThat(server.knownHosts()).doesNotExist();
  }
}
