package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.SecretText;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.PassphrasePrompt;
import aeolus.ssh.SshOptions;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Agents, passphrases and certificates against a real OpenSSH server and a real ssh-agent. */
@Timeout(60)
final class CredentialsIT {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir
  private Path folder;
  private final List<AutoCloseable> toClose = new ArrayList<>();
  private MinaConnector connector = new MinaConnector();

  @AfterEach
  void stop() throws Exception {
    connector.close();
    for (AutoCloseable each : toClose) {
      each.close();
    }
  }

  private RealSshd server(List<String> allowed, String... settings) throws Exception {
    RealSshd server = new RealSshd(folder.resolve("server"), allowed, List.of(), settings);
    toClose.add(server);
    return server;
  }

  private static String publicKey(Path key) throws IOException {
    return Files.readString(key.resolveSibling(key.getFileName() + ".pub")).strip();
  }

  private void assertLetsIn(SshTarget target) {
    ConnectResult result = connector.connect(target);
    assertThat(result).isInstanceOf(ConnectResult.Connected.class);
    try (var session = ((ConnectResult.Connected) result).session()) {
      assertThat(session.exec("exit 7", LONG)).isInstanceOfSatisfying(ExecResult.Exited.class,
          said -> assertThat(said.status()).isEqualTo(7));
    }
  }

  private ConnectResult.Failed refused(SshTarget target) {
    ConnectResult result = connector.connect(target);
    assertThat(result).isInstanceOf(ConnectResult.Failed.class);
    return (ConnectResult.Failed) result;
  }

  /** Starts a real agent that holds some keys. */
  private Path agent(Path... keys) throws Exception {
    Path socket = folder.resolve("agent.sock");
    Process agent;
    try {
      agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      assumeTrue(false, "SKIPPED: no ssh-agent is here");
      throw e;
    }
    toClose.add(agent::destroy);
    for (int i = 0; i < 100 && !Files.exists(socket); i++) {
      Thread.sleep(50);
    }
    for (Path key : keys) {
      ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString()).inheritIO();
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().waitFor()).isZero();
    }
    return socket;
  }

  private static SshTarget with(SshTarget target, List<Path> certificates, boolean only,
      Path agent) {
    return target.withOptions(new SshOptions("", List.of(), certificates, only,
        Optional.ofNullable(agent), Duration.ZERO, 3, Optional.empty()));
  }

  @Test
  void connect_keyInAgent_letsInByEachKind() throws Exception {
    List<Path> keys = List.of(KeyGen.make(folder.resolve("ed"), "ed25519"),
        KeyGen.make(folder.resolve("rsa"), "rsa"), KeyGen.make(folder.resolve("ec"), "ecdsa"));
    Path socket = agent(keys.toArray(Path[]::new));
    RealSshd server = server(List.of());
    for (Path key : keys) {
      Files.writeString(folder.resolve("server/authorized_keys"), publicKey(key) + "\n");
      assertLetsIn(with(server.target(), List.of(), false, socket));
    }
    identitiesOnlyRestricts(server, socket, keys);
  }

  private void identitiesOnlyRestricts(RealSshd server, Path socket, List<Path> keys)
      throws IOException {
    Path ec = keys.getLast();
    assertThat(refused(with(server.target(), List.of(), true, socket)).kind())
        .isEqualTo(FailureKind.AUTHENTICATION);
    // The private half is with the agent alone.
    Files.delete(ec);
    assertLetsIn(with(server.target(ec), List.of(), true, socket));
    assertLetsIn(with(server.target(folder.resolve("ec.pub")), List.of(), true, socket));
    assertThat(refused(with(server.target(keys.getFirst()), List.of(), true, socket)).kind())
        .isEqualTo(FailureKind.AUTHENTICATION);
  }

  @Test
  void connect_agentGone_saysSo() throws Exception {
    Path missing = folder.resolve("missing.sock");
    ConnectResult.Failed failed = refused(
        with(server(List.of()).target(), List.of(), false, missing));
    assertThat(failed.detail()).contains("ssh-agent at " + missing);
  }

  @Test
  void connect_encryptedKeyAndManyHosts_asksOnce() throws Exception {
    Path key = KeyGen.make(folder.resolve("id"), "ed25519");
    String line = publicKey(key);
    KeyGen.run("-q", "-p", "-P", "", "-N", "open sesame", "-f", key.toString());
    RealSshd server = server(List.of(line));
    AtomicInteger asked = new AtomicInteger();
    connector.close();
    connector = new MinaConnector((file, attempt) -> {
      assertThat(file).isEqualTo(key);
      asked.incrementAndGet();
      return Optional.of(SecretText.of(attempt == 1 ? "wrong" : "open sesame"));
    });
    ConcurrentLinkedQueue<ConnectResult> results = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    SshTarget target = server.target(key);
    for (int i = 0; i < 5; i++) {
      threads.add(Thread.ofVirtual().start(() -> results.add(connector.connect(target))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(5).allMatch(ConnectResult.Connected.class::isInstance);
    assertThat(asked).hasValue(2);
  }

  @Test
  void connect_encryptedKeyOfOldForm_asksAsLastResort() throws Exception {
    Path key = KeyGen.make(folder.resolve("id"), "rsa", "-m", "PEM");
    String line = publicKey(key);
    KeyGen.run("-q", "-p", "-m", "PEM", "-P", "", "-N", "open sesame", "-f", key.toString());
    Files.delete(folder.resolve("id.pub"));
    SshTarget target = server(List.of(line)).target(key);
    assertThat(refused(target).detail()).contains("protected by a passphrase");
    connector.close();
    connector = new MinaConnector((_, _) -> Optional.of(SecretText.of("open sesame")));
    assertLetsIn(target);
  }

  @Test
  void connect_encryptedKeyThatNobodyOpens_namesTheFile() throws Exception {
    Path key = KeyGen.make(folder.resolve("id"), "ed25519");
    String line = publicKey(key);
    KeyGen.run("-q", "-p", "-P", "", "-N", "open sesame", "-f", key.toString());
    SshTarget target = server(List.of(line)).target(key);
    assertThat(refused(target).detail()).contains(key + ": protected by a passphrase",
        "ssh-add '" + key + "'");
    connector.close();
    connector = new MinaConnector((_, _) -> Optional.of(SecretText.of("wrong")));
    assertThat(refused(target).detail()).contains("what was typed does not open it");
    connector.close();
    // A key that the host would not take is not asked for.
    Files.writeString(folder.resolve("server/authorized_keys"), "");
    connector = new MinaConnector(forbidden());
    assertThat(refused(target).kind()).isEqualTo(FailureKind.AUTHENTICATION);
  }

  private static PassphrasePrompt forbidden() {
    return (file, _) -> {
      throw new AssertionError("asked for " + file);
    };
  }

  @Test
  void connect_userCertificate_letsInFromFileAndAgent() throws Exception {
    Path authority = KeyGen.make(folder.resolve("ca"), "ed25519");
    Path key = KeyGen.make(folder.resolve("id"), "rsa");
    KeyGen.run("-q", "-s", authority.toString(), "-I", "me", "-n", "root",
        folder.resolve("id.pub").toString());
    RealSshd server = server(List.of(), "TrustedUserCAKeys " + authority + ".pub");
    assertLetsIn(server.target(key));
    Path socket = agent(key);
    assertLetsIn(with(server.target(), List.of(), false, socket));
    Path moved = Files.move(folder.resolve("id-cert.pub"), folder.resolve("elsewhere.pub"));
    assertThat(refused(server.target(key)).kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertLetsIn(with(server.target(key), List.of(moved), false, null));
  }

  @Test
  void connect_hostCertificate_isJudgedByAuthorityNameAndTime() throws Exception {
    Path authority = KeyGen.make(folder.resolve("ca"), "ed25519");
    Path key = KeyGen.make(folder.resolve("id"), "ed25519");
    Files.createDirectories(folder.resolve("server"));
    Path host = KeyGen.make(folder.resolve("server/host"), "ed25519");
    KeyGen.run("-q", "-s", authority.toString(), "-I", "host", "-h", "-n", "127.0.0.1,ns1",
        host + ".pub");
    RealSshd server = server(List.of(publicKey(key)), "HostCertificate " + host + "-cert.pub");
    String line = "@cert-authority * " + publicKey(authority);
    assertLetsIn(server.target(known(line), key));
    assertThat(refused(server.target(known(line.replace("*", "other")), key)).kind())
        .isEqualTo(FailureKind.UNKNOWN_HOST_KEY);
    assertThat(refused(server.target(known(line, "@revoked * " + publicKey(authority)), key))
        .detail()).contains("is revoked by");
    SshTarget other = server.target(known(line), key);
    assertLetsIn(other.withOptions(alias("ns1")));
    assertThat(refused(other.withOptions(alias("ns2"))).kind())
        .isEqualTo(FailureKind.UNKNOWN_HOST_KEY);
    for (List<String> bad : List.of(List.of("-V", "20200101:20200102", "-n", "127.0.0.1"),
        List.of("-n", "127.0.0.*"), List.<String>of())) {
      assertRefused(server, host, authority, bad, known(line), key);
    }
  }

  private void assertRefused(RealSshd server, Path host, Path authority, List<String> more,
      HostKeyPolicy policy, Path key) throws Exception {
    server.close();
    List<String> command = new ArrayList<>(
        List.of("-q", "-s", authority.toString(), "-I", "host", "-h"));
    command.addAll(more);
    command.add(host + ".pub");
    KeyGen.run(command.toArray(String[]::new));
    RealSshd again = server(List.of(publicKey(key)), "HostCertificate " + host + "-cert.pub");
    assertThat(refused(again.target(policy, key)).kind()).as(more.toString())
        .isEqualTo(FailureKind.UNKNOWN_HOST_KEY);
  }

  private static SshOptions alias(String name) {
    return new SshOptions(name, List.of(), List.of(), false, Optional.empty(), Duration.ZERO, 3,
        Optional.empty());
  }

  private HostKeyPolicy known(String... lines) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "known", ""), List.of(lines));
    return new HostKeyPolicy.KnownHosts(List.of(file), List.of());
  }
}
