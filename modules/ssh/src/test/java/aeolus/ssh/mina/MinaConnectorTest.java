package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.ShownHostKey;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the connector lets itself be connected to, and what it says where not. */
@Timeout(60)
final class MinaConnectorTest {
  @TempDir
  private Path folder;
  private TestingServer server;
  private MinaConnector connector;
  private Path knownHosts;

  @BeforeEach
  void start() {
    server = new TestingServer(folder);
    connector = new MinaConnector();
    knownHosts = folder.resolve("known_hosts");
  }

  @AfterEach
  void stop() {
    connector.close();
    server.close();
  }

  private SshTarget known(String... lines) throws IOException {
    Files.writeString(knownHosts, String.join("\n", lines) + "\n");
    return server.target()
        .withHostKeys(new HostKeyPolicy.KnownHosts(List.of(knownHosts), List.of()));
  }

  private static SshTarget with(SshTarget target, Path identity) {
    return new SshTarget(target.host(), target.port(), target.user(), List.of(identity),
        target.hostKeys(), target.connectTimeout());
  }

  private static SshTarget within(SshTarget target, Duration timeout) {
    return new SshTarget(target.host(), target.port(), target.user(), target.identityFiles(),
        target.hostKeys(), timeout);
  }

  private String accepted(SshTarget target) {
    return switch (connector.connect(target)) {
      case ConnectResult.Connected(SshSession session) -> {
        try (session) {
          yield session.serverHostKey();
        }
      }
      case ConnectResult.Failed failed -> throw new AssertionError(failed);
    };
  }

  private String refused(SshTarget target, FailureKind kind) {
    ConnectResult result = connector.connect(target);
    assertThat(result).isInstanceOf(ConnectResult.Failed.class);
    ConnectResult.Failed failed = (ConnectResult.Failed) result;
    assertThat(failed.kind()).as(failed.detail()).isEqualTo(kind);
    assertThat(failed.detail())
        .startsWith("root@127.0.0.1 port " + target.port() + ": ")
        .doesNotContain("Exception", "org.apache", "[id=");
    return failed.detail();
  }

  private String name() {
    return "[127.0.0.1]:" + server.port();
  }

  @Test
  void connect_pinnedKey_isAccepted() {
    server.start();
    assertThat(accepted(server.target())).isEqualTo(server.hostKey());
  }

  @Test
  void connect_otherKeyPinned_isChanged() {
    server.start();
    SshTarget target = server.target()
        .withHostKeys(new HostKeyPolicy.Pinned(List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA x")));
    assertThat(refused(target, FailureKind.CHANGED_HOST_KEY))
        .contains("another host key than expected: ssh-ed25519 SHA256:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void connect_onlyOneTypeKnownOfSeveral_asksForThatType(String type) throws IOException {
    server.addHostKey("ed25519");
    server.addHostKey("ecdsa");
    server.addHostKey("rsa", "-b", "2048");
    server.start();
    String key = Files.readString(folder.resolve("host_" + type + ".pub"));
    assertThat(key).startsWith(accepted(known(name() + " " + key)));
    assertThat(key).startsWith(
        accepted(server.target().withHostKeys(new HostKeyPolicy.Pinned(List.of(key)))));
  }

  @Test
  void connect_nothingKnown_isUnknownAndSaysHowToCompare() throws IOException {
    server.start();
    String detail = refused(known("# nothing"), FailureKind.UNKNOWN_HOST_KEY);
    assertThat(detail)
        .contains("unknown host key ssh-ed25519 SHA256:", "compare it", "console",
            "ssh_host_ed25519_key.pub", knownHosts.toString(), name() + " " + server.hostKey())
        .doesNotContain("ssh-keyscan");
  }

  @Test
  void connect_ourOwnKey_isAcceptedThoughUnknown() throws IOException {
    server.start();
    assertThat(accepted(known().trusting(List.of(server.hostKey() + " comment"))))
        .isEqualTo(server.hostKey());
  }

  @Test
  void connect_keyChanged_namesTheLine() throws IOException {
    server.start();
    String other = server.key("other").toString();
    String line = name() + " " + KeyGen.run("-y", "-f", other);
    assertThat(refused(known("# first", line), FailureKind.CHANGED_HOST_KEY))
        .contains("has changed to ssh-ed25519 SHA256:", knownHosts + ":2",
            "\"aeolus trust HOST\"");
  }

  @Test
  void hostKey_withoutLoggingIn_isJudgedByTheFiles() throws IOException {
    server.start();
    String key = HostKeys.withoutComment(server.hostKey());
    SshTarget target = known("# nothing");
    assertThat(connector.hostKey(target)).isEqualTo(new ShownHostKey.Unknown(key));
    String other = KeyGen.run("-y", "-f", server.key("other").toString());
    assertThat(connector.hostKey(known(name() + " " + other)))
        .isEqualTo(new ShownHostKey.Unknown(key));
    assertThat(connector.hostKey(known(name() + " " + key))).isEqualTo(new ShownHostKey.Known(key));
    assertThat(connector.hostKey(known("@revoked * " + key)))
        .isInstanceOfSatisfying(ShownHostKey.None.class, none -> assertThat(none.detail())
            .contains("is revoked by " + knownHosts + ":1"));
    server.close();
    assertThat(connector.hostKey(target)).isInstanceOf(ShownHostKey.None.class);
  }

  @Test
  void connect_onlyOtherTypeKnown_isUnknownAndNamesTheLine() throws IOException {
    server.start();
    Path ecdsa = KeyGen.make(folder.resolve("other"), "ecdsa");
    String line = name() + " " + KeyGen.run("-y", "-f", ecdsa.toString());
    assertThat(refused(known(line), FailureKind.UNKNOWN_HOST_KEY))
        .contains("only keys of other types are known: " + knownHosts + ":1");
  }

  @Test
  void connect_hashedByKeygen_isKnown() throws IOException {
    server.start();
    SshTarget target = known(name() + " " + server.hostKey());
    KeyGen.run("-q", "-H", "-f", knownHosts.toString());
    assertThat(Files.readString(knownHosts)).startsWith("|1|");
    assertThat(accepted(target)).isEqualTo(server.hostKey());
  }

  @Test
  void connect_knownWithoutPort_isKnown() throws IOException {
    server.start();
    assertThat(accepted(known("127.0.0.1 " + server.hostKey()))).isEqualTo(server.hostKey());
  }

  @Test
  void connect_negatedPattern_isUnknown() throws IOException {
    server.start();
    refused(known("!" + name() + ",* " + server.hostKey()), FailureKind.UNKNOWN_HOST_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "127.0.0.1", "[127.0.0.1]:*"})
  void connect_revokedOnAnotherPort_isRefused(String pattern) throws IOException {
    server.start();
    assertThat(refused(known(name() + " " + server.hostKey(),
        "@revoked " + pattern + " " + server.hostKey()), FailureKind.CHANGED_HOST_KEY))
        .contains("revoked by " + knownHosts + ":2");
  }

  private String signed(String principal) {
    Path ca = KeyGen.make(folder.resolve("ca"), "ed25519");
    server.addHostKey("ed25519");
    KeyGen.run("-q", "-s", ca.toString(), "-h", "-I", "host", "-n", principal,
        folder.resolve("host_ed25519.pub").toString());
    server.addCertificate(folder.resolve("host_ed25519-cert.pub"));
    server.start();
    return KeyGen.run("-y", "-f", ca.toString());
  }

  @Test
  void connect_certifiedByKnownAuthority_isAccepted() throws IOException {
    String authority = signed("127.0.0.1");
    assertThat(accepted(known("@cert-authority * " + authority))).isEqualTo(server.hostKey());
  }

  @Test
  void connect_certifiedForAnother_isUnknown() throws IOException {
    String authority = signed("elsewhere");
    refused(known("@cert-authority * " + authority), FailureKind.UNKNOWN_HOST_KEY);
  }

  @Test
  void connect_certificateAndPlainKeyKnown_isAccepted() throws IOException {
    signed("127.0.0.1");
    assertThat(accepted(known(name() + " " + server.hostKey()))).isEqualTo(server.hostKey());
  }

  @Test
  void connect_authorityRevoked_isRefused() throws IOException {
    String authority = signed("127.0.0.1");
    assertThat(refused(known("@cert-authority * " + authority, "@revoked * " + authority),
        FailureKind.CHANGED_HOST_KEY)).contains("revoked by");
  }

  @Test
  void connect_keyNotLetIn_isAuthenticationAndNamesTheFile() {
    server.start();
    Path other = server.key("other");
    assertThat(refused(with(server.target(), other), FailureKind.AUTHENTICATION))
        .contains("none of the keys was accepted: [" + other + "]");
  }

  @Test
  void connect_noKey_isAuthentication() {
    server.start();
    SshTarget target = server.target();
    SshTarget none = new SshTarget(target.host(), target.port(), target.user(), List.of(),
        target.hostKeys(), target.connectTimeout());
    assertThat(refused(none, FailureKind.AUTHENTICATION)).contains("there is none");
  }

  @Test
  void connect_keyFileMissing_saysSo() {
    server.start();
    Path missing = folder.resolve("missing");
    assertThat(refused(with(server.target(), missing), FailureKind.CONFIGURATION))
        .endsWith(missing + ": no such key file");
  }

  @Test
  void connect_keyReadableByOthers_saysWhatToRun() throws IOException {
    server.start();
    Files.setPosixFilePermissions(server.login(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(refused(server.target(), FailureKind.CONFIGURATION))
        .contains("others can read", "chmod 600 '" + server.login() + "'");
  }

  @Test
  void connect_keyEncryptedThatTheHostTakes_saysWhyItIsNotUsed() {
    server.start();
    KeyGen.run("-q", "-p", "-P", "", "-N", "secret", "-f", server.login().toString());
    assertThat(refused(server.target(), FailureKind.CONFIGURATION))
        .contains(server.login() + ": protected by a passphrase");
  }

  @Test
  void connect_keyEncryptedThatTheHostDoesNotTake_isNotAskedFor() {
    server.start();
    Path file = folder.resolve("encrypted");
    KeyGen.run("-q", "-t", "rsa", "-b", "2048", "-N", "secret", "-f", file.toString());
    assertThat(refused(with(server.target(), file), FailureKind.AUTHENTICATION))
        .contains(file.toString())
        .doesNotContain("passphrase");
  }

  @Test
  void connect_keyEncryptedOfOldForm_saysSo() throws IOException {
    server.start();
    Path file = folder.resolve("encrypted");
    KeyGen.run("-q", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "secret", "-f",
        file.toString());
    Files.delete(folder.resolve("encrypted.pub"));
    assertThat(refused(with(server.target(), file), FailureKind.CONFIGURATION))
        .contains(file + ": protected by a passphrase");
  }

  @Test
  void connect_publicKeyGiven_saysSo() {
    server.addHostKey("ed25519");
    server.start();
    Path file = folder.resolve("host_ed25519.pub");
    KeyGen.run("-y", "-f", folder.resolve("host_ed25519").toString());
    assertThat(refused(with(server.target(), chmod(file)), FailureKind.CONFIGURATION))
        .contains("a public key, expected the private one");
  }

  private static Path chmod(Path file) {
    try {
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void connect_notAKey_saysSo() throws IOException {
    server.start();
    Path file = chmod(Files.writeString(folder.resolve("junk"), "junk"));
    assertThat(refused(with(server.target(), file), FailureKind.CONFIGURATION))
        .contains(file + ": not a private key");
  }

  @Test
  void connect_oneOfTwoKeysUnusable_usesTheOther() {
    server.start();
    SshTarget target = server.target();
    SshTarget two = new SshTarget(target.host(), target.port(), target.user(),
        List.of(folder.resolve("missing"), server.login()), target.hostKeys(),
        target.connectTimeout());
    assertThat(accepted(two)).isEqualTo(server.hostKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa", "rsa"})
  void keys_otherTypes_canBeRead(String type) {
    Path file = KeyGen.make(folder.resolve("key"), type);
    assertThat(KeyFile.read(file).problem()).isEmpty();
    assertThat(HostKeyCheck.line(TestingServer.load(file).getPublic()))
        .isEqualTo(KeyGen.run("-y", "-f", file.toString()).replaceFirst(" test$", ""));
  }

  @Test
  void connect_nobodyListens_isRefused() throws IOException {
    server.start();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(refused(server.target(port), FailureKind.REFUSED)).contains("connection refused");
  }

  @Test
  void connect_silentServer_timesOut() throws IOException {
    server.start();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SshTarget target = within(server.target(socket.getLocalPort()), Duration.ofSeconds(1));
      assertThat(refused(target, FailureKind.TIMED_OUT)).endsWith("no answer within 1 s");
    }
  }

  @Test
  void connect_callerInterrupted_endsSoon() throws IOException {
    server.start();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MinaSessionTest.interruptSoon(Thread.currentThread());
      assertThat(refused(server.target(socket.getLocalPort()), FailureKind.DISCONNECTED))
          .endsWith("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void connect_droppedOnce_isTriedAgain() throws IOException {
    server.start();
    try (TestingProxy proxy = new TestingProxy(server.port())) {
      proxy.refuse(1);
      assertThat(accepted(server.target(proxy.port()))).isEqualTo(server.hostKey());
    }
  }

  @Test
  void connect_droppedAlways_isDisconnectedInWords() throws IOException {
    server.start();
    try (TestingProxy proxy = new TestingProxy(server.port())) {
      proxy.refuse(Integer.MAX_VALUE);
      assertThat(refused(server.target(proxy.port()), FailureKind.DISCONNECTED))
          .endsWith("the connection was lost: closed by the host");
    }
  }

  @Test
  void connect_nameUnknown_isUnreachable() {
    server.start();
    SshTarget target = new SshTarget("no-such-host.invalid", 22, "root", List.of(server.login()),
        new HostKeyPolicy.Pinned(List.of()), Duration.ofSeconds(20));
    assertThat(connector.connect(target)).isEqualTo(new ConnectResult.Failed(
        FailureKind.UNREACHABLE, "root@no-such-host.invalid port 22: no address is known for that"
            + " name (ansible_host)"));
  }
}
