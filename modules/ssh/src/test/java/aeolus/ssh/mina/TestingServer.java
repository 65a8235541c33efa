package aeolus.ssh.mina;

import aeolus.core.SecretText;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileHostKeyCertificateProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real MINA server on a free port of loopback, which lets one key log in. */
final class TestingServer implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path folder;
  private final Path login;
  private final List<KeyPair> hostKeys = new ArrayList<>();

  /** Makes a server that has no host key yet; the folder takes the files that it needs. */
  TestingServer(Path folder) {
    this.folder = folder;
    this.login = key("login");
    KeyPair allowed = load(login);
    server.setHost("127.0.0.1");
    server.setCommandFactory((_, command) -> new ShellCommand(command));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    server.setPublickeyAuthenticator(
        (_, shown, _) -> KeyUtils.compareKeys(shown, allowed.getPublic()));
  }

  /** Returns a file with a new ed25519 key. */
  Path key(String name) {
    return write(name, HostKeys.generateEd25519(name).privateKey());
  }

  private Path write(String name, SecretText key) {
    try {
      Path file = folder.resolve(name);
      Files.write(file, key.reveal());
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyPair load(Path file) {
    return KeyFile.read(file).pairs().getFirst();
  }

  /** Adds a host key of a type that ssh-keygen knows; returns its public key line. */
  String addHostKey(String type, String... more) {
    Path file = KeyGen.make(folder.resolve("host_" + type), type, more);
    hostKeys.add(load(file));
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    return HostKeyCheck.line(hostKeys.getLast().getPublic());
  }

  /** Shows a certificate for a host key besides. */
  void addCertificate(Path certificate) {
    server.setHostKeyCertificateProvider(new FileHostKeyCertificateProvider(certificate));
  }

  /** Takes SFTP away, as on a host that has dropbear alone. */
  TestingServer withoutSftp() {
    server.setSubsystemFactories(List.of());
    return this;
  }

  TestingServer start() {
    try {
      if (hostKeys.isEmpty()) {
        hostKeys.add(load(key("host")));
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
      }
      server.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getPort();
  }

  /** Returns the first host key as a public key line. */
  String hostKey() {
    return HostKeyCheck.line(hostKeys.getFirst().getPublic());
  }

  Path login() {
    return login;
  }

  SshTarget target() {
    return target(port());
  }

  /** Returns how to log in through another port, of a proxy. */
  SshTarget target(int port) {
    return new SshTarget("127.0.0.1", port, "root", List.of(login),
        new HostKeyPolicy.Pinned(List.of(hostKey())), TIMEOUT);
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
