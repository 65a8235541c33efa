package aeolus.ssh.mina;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionHeartbeatController.HeartbeatType;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;

/** Logs in by means of MINA; one client for all hosts. */
public final class MinaConnector implements SshConnector {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_WITHOUT_REPLY = 4;

  private final SshClient client;

  /** Starts a client that takes no setting from the user's own files. */
  public MinaConnector() {
    client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    // Only ever replaced: each connection brings its own verifier.
    client.setServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE);
    client.setCipherFactories(
        List.<NamedFactory<Cipher>>of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes128ctr, BuiltinCiphers.aes256ctr));
    // A host certificate would hide the plain key that known_hosts has.
    client.setSignatureFactories(List.<NamedFactory<Signature>>of(
        BuiltinSignatures.ed25519, BuiltinSignatures.nistp256, BuiltinSignatures.nistp384,
        BuiltinSignatures.nistp521, BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256));
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, HEARTBEATS_WITHOUT_REPLY);
    client.start();
  }

  @Override
  public ConnectResult connect(SshTarget target) {
    HostKeyCheck check = new HostKeyCheck(target);
    ClientSession session = null;
    try {
      List<KeyPair> keys = keys(target);
      session = client.connect(target.user(), target.host(), target.port())
          .verify(target.connectTimeout())
          .getSession();
      session.setServerKeyVerifier(check);
      keys.forEach(session::addPublicKeyIdentity);
      session.setSessionHeartbeat(HeartbeatType.IGNORE, HEARTBEAT);
      session.auth().verify(target.connectTimeout());
      return new ConnectResult.Connected(new MinaSession(session));
    } catch (IOException | GeneralSecurityException | UnresolvedAddressException e) {
      if (session != null) {
        session.close(true);
      }
      return failed(target, check, e);
    }
  }

  private static List<KeyPair> keys(SshTarget target) throws IOException, GeneralSecurityException {
    List<KeyPair> keys = new ArrayList<>();
    for (Path file : target.identityFiles()) {
      try (var in = Files.newInputStream(file)) {
        SecurityUtils.loadKeyPairIdentities(null, null, in, FilePasswordProvider.EMPTY)
            .forEach(keys::add);
      }
    }
    return keys;
  }

  private static ConnectResult failed(SshTarget target, HostKeyCheck check, Exception e) {
    String where = target.user() + "@" + target.host() + " port " + target.port() + ": ";
    if (check.kind() != null) {
      return new ConnectResult.Failed(check.kind(), where + check.detail());
    }
    FailureKind kind = kind(e);
    return new ConnectResult.Failed(kind, where + describe(target, kind, e));
  }

  private static FailureKind kind(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      FailureKind kind = switch (e) {
        case ConnectException _ -> FailureKind.REFUSED;
        case UnknownHostException _ -> FailureKind.UNREACHABLE;
        case UnresolvedAddressException _ -> FailureKind.UNREACHABLE;
        case NoRouteToHostException _ -> FailureKind.UNREACHABLE;
        case SocketTimeoutException _ -> FailureKind.TIMED_OUT;
        case TimeoutException _ -> FailureKind.TIMED_OUT;
        case java.nio.file.FileSystemException _ -> FailureKind.CONFIGURATION;
        default -> null;
      };
      if (kind != null) {
        return kind;
      }
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("No more authentication methods")) {
      return FailureKind.AUTHENTICATION;
    }
    return message.contains("timeout") ? FailureKind.TIMED_OUT : FailureKind.DISCONNECTED;
  }

  private static String describe(SshTarget target, FailureKind kind, Exception e) {
    return switch (kind) {
      case REFUSED -> "connection refused; is an SSH server listening there?";
      case UNREACHABLE -> "not reachable: " + e.getMessage();
      case TIMED_OUT -> "no answer within " + target.connectTimeout().toSeconds() + " s";
      case AUTHENTICATION -> "none of the keys was accepted: "
          + (target.identityFiles().isEmpty() ? "there is none" : target.identityFiles())
          + "; ansible_ssh_private_key_file names another";
      case CONFIGURATION -> "key not readable: " + e.getMessage();
      default -> "connection lost: " + e.getMessage();
    };
  }

  @Override
  public void close() {
    client.stop();
  }
}
