package aeolus.ssh.mina;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ConnectResult.Failed;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.future.CancelOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/** Logs in by means of MINA; one client for all hosts. */
public final class MinaConnector implements SshConnector {
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_WITHOUT_REPLY = 4;
  private static final int TRIES = 3;
  private static final long BACK_OFF_MILLIS = 400;

  private final SshClient client;

  /** Starts a client that takes no setting from the user's own files. */
  public MinaConnector() {
    this(HEARTBEAT);
  }

  MinaConnector(Duration heartbeat) {
    client = SshClient.setUpDefaultClient();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    client.setServerKeyVerifier((session, remote, key) -> HostKeyAlgorithms.check(session)
        .verifyServerKey(session, remote, key));
    client.setCipherFactories(
        List.<NamedFactory<Cipher>>of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes128ctr, BuiltinCiphers.aes256ctr));
    client.setSignatureFactories(HostKeyAlgorithms.ALL);
    client.addSessionListener(new HostKeyAlgorithms());
    client.addSessionListener(new LostConnection());
    configure(heartbeat);
    client.start();
  }

  private void configure(Duration heartbeat) {
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    // A bad host certificate falls back to the plain key in it, which may be known.
    CoreModuleProperties.ABORT_ON_INVALID_CERTIFICATE.set(client, false);
    // A request that wants a reply; both OpenSSH and dropbear answer one that they don't know.
    CoreModuleProperties.HEARTBEAT_REQUEST.set(client, "keepalive@openssh.com");
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, heartbeat);
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, HEARTBEATS_WITHOUT_REPLY);
  }

  @Override
  public ConnectResult connect(SshTarget target) {
    Identities identities = new Identities(target.identityFiles());
    if (identities.keys().isEmpty() && !identities.problems().isEmpty()) {
      return new Failed(FailureKind.CONFIGURATION,
          where(target) + String.join("\n", identities.problems()));
    }
    long start = System.nanoTime();
    ConnectResult result = attempt(target, identities);
    for (int i = 1; i < TRIES && isWorthAnother(result, target, start) && backOff(i); i++) {
      result = attempt(target, identities);
    }
    return result;
  }

  /** A server to which too many log in at once (MaxStartups) drops some of them unheard. */
  private static boolean isWorthAnother(ConnectResult result, SshTarget target, long start) {
    return result instanceof Failed(FailureKind kind, String _)
        && kind == FailureKind.DISCONNECTED
        && !Thread.currentThread().isInterrupted()
        && System.nanoTime() - start < target.connectTimeout().toNanos();
  }

  private static boolean backOff(int times) {
    try {
      Thread.sleep(times * ThreadLocalRandom.current()
          .nextLong(BACK_OFF_MILLIS / 2,
              BACK_OFF_MILLIS * 2));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ConnectResult attempt(SshTarget target, Identities identities) {
    HostKeyCheck check = new HostKeyCheck(target);
    AtomicReference<ClientSession> session = new AtomicReference<>();
    try {
      Bounded.call(() -> logIn(target, identities, check, session),
          target.connectTimeout().multipliedBy(2), () -> close(session));
      return new ConnectResult.Connected(new MinaSession(session.get()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(target, FailureKind.DISCONNECTED, "interrupted");
    } catch (TimeoutException | IOException | RuntimeException e) {
      close(session);
      ConnectFailure failure = new ConnectFailure(target, identities, e);
      return check.kind() == null
          ? failed(target, failure.kind(), failure.text(session.get()))
          : failed(target, check.kind(), check.detail());
    }
  }

  private ClientSession logIn(SshTarget target, Identities identities, HostKeyCheck check,
      AtomicReference<ClientSession> opened) throws IOException {
    AttributeRepository context = AttributeRepository.ofAttributesMap(
        Map.of(HostKeyAlgorithms.CHECK, check, LostConnection.REASON, new AtomicReference<>()));
    ClientSession session = client
        .connect(target.user(), target.host(), target.port(), context, null)
        .verify(target.connectTimeout(), CancelOption.CANCEL_ON_TIMEOUT,
            CancelOption.CANCEL_ON_INTERRUPT)
        .getSession();
    opened.set(session);
    identities.keys().forEach(session::addPublicKeyIdentity);
    session.auth().verify(target.connectTimeout());
    return session;
  }

  private static void close(AtomicReference<ClientSession> session) {
    if (session.get() != null) {
      session.get().close(true);
    }
  }

  private static Failed failed(SshTarget target, FailureKind kind, String text) {
    return new Failed(kind, where(target) + text);
  }

  private static String where(SshTarget target) {
    return target.user() + "@" + target.host() + " port " + target.port() + ": ";
  }

  @Override
  public void close() {
    client.stop();
  }
}
