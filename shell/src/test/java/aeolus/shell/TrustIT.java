package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import aeolus.ssh.HostKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real sshd(8) whose key has changed, or is not known; what is written suits ssh(1), too. */
@Timeout(120)
final class TrustIT {
  private static final String OTHER = HostKeys
      .withoutComment(HostKeys.generateEd25519("").publicKey());

  @TempDir
  private Path folder;
  private TestProject project;
  private LoginServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = LoginServer.start(folder);
    project = new TestProject(folder.resolve("project"))
        .write("inventory/hosts.yaml", server.inventory());
  }

  @AfterEach
  void stopServer() throws InterruptedException {
    if (server != null) {
      server.stop();
    }
  }

  private Outcome trust(String... more) {
    return project.run(Stream.concat(Stream.of("trust", "x"),
        Stream.of(more)).toArray(String[]::new));
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Logs in by OpenSSH's client, which knows what the file has. */
  private String ssh() throws IOException {
    return run("ssh", "-F", "none", "-p", "" + server.port(), "-i", server.operator().toString(),
        "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes",
        "-o", "UserKnownHostsFile=" + server.knownHosts(), "root@127.0.0.1", "echo in");
  }

  @Test
  void trust_unknownKeyOfTheGivenFingerprint_isAdded() throws IOException {
    assertThat(project.run("ping", "-H", "x").out()).contains("unknown host key",
        "aeolus trust HOST");
    Outcome outcome = trust("--fingerprint", server.fingerprint());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("x: 127.0.0.1 port " + server.port()
        + ", ED25519 key fingerprint is " + server.fingerprint() + "; added to ");
    assertThat(server.knownHosts()).hasContent(server.knownName() + " " + server.publicKey());
    assertThat(ssh()).isEqualTo("in\n");
    assertThat(trust().out()).contains("its key is known already", server.fingerprint());
    assertThat(trust("--fingerprint", HostKeys.fingerprint(OTHER)).status()).isEqualTo(1);
  }

  @Test
  void trust_changedKeyInAHashedFile_takesTheOldOnesPlace() throws Exception {
    String old = server.publicKey();
    Files.writeString(server.knownHosts(), String.join("\n", server.knownName() + " " + old,
        "y.example " + OTHER, "@revoked * " + OTHER, "@cert-authority *.example " + OTHER, ""));
    run("ssh-keygen", "-q", "-H", "-f", server.knownHosts().toString());
    List<String> before = Files.readAllLines(server.knownHosts());
    assertThat(before.getFirst()).startsWith("|1|");
    server.changeHostKey();
    assertThat(project.run("ping", "-H", "x").out()).contains("has changed to",
        "aeolus trust HOST");
    Outcome outcome = project.run("--json", "trust", "x", "--fingerprint", server.fingerprint());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(outcome.out());
    assertThat(answer.get("result").asText()).isEqualTo("replaced");
    assertThat(answer.get("key").get("fingerprint").asText()).isEqualTo(server.fingerprint());
    assertThat(answer.get("old").get(0).get("fingerprint").asText())
        .isEqualTo(HostKeys.fingerprint(old));
    List<String> after = Files.readAllLines(server.knownHosts());
    assertThat(after.subList(0, after.size() - 1)).isEqualTo(before.subList(1, before.size()));
    assertThat(after.getLast()).startsWith("|1|").endsWith(server.publicKey());
    assertThat(run("ssh-keygen", "-F", server.knownName(), "-f", server.knownHosts().toString()))
        .contains(server.publicKey())
        .doesNotContain(old);
    assertThat(ssh()).isEqualTo("in\n");
  }

  @Test
  void trust_keyThatIsInAnotherFileToo_saysWhichStays() throws Exception {
    Path second = folder.resolve("second");
    project.write("inventory/hosts.yaml", server.inventory()
        .replace(server.knownHosts().toString(), "'" + server.knownHosts() + " " + second + "'"));
    Files.writeString(second, server.knownName() + " " + OTHER + "\n");
    Outcome outcome = trust("--fingerprint", server.fingerprint());
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains(second + ":1 has another key of it");
    assertThat(second).hasContent(server.knownName() + " " + OTHER);
  }

  @Test
  void trust_wrongFingerprintOrNone_writesNothing() throws Exception {
    String text = server.knownName() + " " + server.publicKey() + "\n";
    Files.writeString(server.knownHosts(), text);
    String old = server.fingerprint();
    server.changeHostKey();
    Outcome wrong = trust("--fingerprint", old);
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains(server.fingerprint(), "expected " + old,
        "nothing was written");
    Outcome none = trust("--yes");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("nobody to ask", server.fingerprint());
    assertThat(trust("--fingerprint", "SHA256:short").status()).isEqualTo(2);
    assertThat(project.run("trust", "z").status()).isEqualTo(3);
    assertThat(server.knownHosts()).hasContent(text);
  }

  @Test
  void trust_revokedKey_isNeverTaken() throws Exception {
    String text = "@revoked * " + server.publicKey() + "\n";
    Files.writeString(server.knownHosts(), text);
    Outcome outcome = trust("--fingerprint", server.fingerprint());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("revoked by " + server.knownHosts() + ":1");
    assertThat(server.knownHosts()).hasContent(text);
  }

  @Test
  void trust_fingerprintInTheInventory_isAsGood() throws Exception {
    project.write("inventory/host_vars/x.yaml",
        "aeolus_host_fingerprint: " + server.fingerprint() + "\n");
    assertThat(trust("--yes").status()).isZero();
    assertThat(ssh()).isEqualTo("in\n");
  }
}
