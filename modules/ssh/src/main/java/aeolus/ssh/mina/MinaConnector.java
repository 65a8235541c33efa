package aeolus.ssh.mina;

import aeolus.core.AeolusException;
import aeolus.core.SecretText;
import aeolus.ssh.Become;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.ConnectResult.Failed;
import aeolus.ssh.FailureKind;
import aeolus.ssh.PassphrasePrompt;
import aeolus.ssh.ShownHostKey;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshTarget;
import aeolus.ssh.mina.Hops.Login;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
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
  private static final int MAX_KEYS = 8;
  private static final long BACK_OFF_MILLIS = 400;

  private final SshClient client;
  private final KeyRing keys;
  private final Hops hops = new Hops();
  private final KnownHosts knownHosts = new KnownHosts();

  /** Starts a client that can ask nobody for a passphrase. */
  public MinaConnector() {
    this(PassphrasePrompt.NONE);
  }

  /** Starts a client that takes no setting from the user's own files. */
  public MinaConnector(PassphrasePrompt prompt) {
    this(prompt, HEARTBEAT);
  }

  /**
   * Starts a client for commands on very many hosts, which prefers quick key exchanges to one that is
   * slow and safe from quantum computers, unless a password is to be sent.
   */
  public static MinaConnector quick(PassphrasePrompt prompt) {
    MinaConnector connector = new MinaConnector(prompt);
    connector.client.addSessionListener(new KeyExchange());
    return connector;
  }

  MinaConnector(Duration heartbeat) {
    this(PassphrasePrompt.NONE, heartbeat);
  }

  private MinaConnector(PassphrasePrompt prompt, Duration heartbeat) {
    keys = new KeyRing(prompt);
    client = ClientBuilder.builder().factory(TunnelConnector.Client::new).build();
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setUserAuthFactories(List.of(Identities.FACTORY));
    client.setServerKeyVerifier((session, remote, key) -> HostKeyAlgorithms.check(session)
        .verifyServerKey(session, remote, key));
    client.setCipherFactories(
        List.<NamedFactory<Cipher>>of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes128ctr, BuiltinCiphers.aes256ctr));
    client.setSignatureFactories(HostKeyAlgorithms.ALL);
    client.addSessionListener(new HostKeyAlgorithms());
    client.addSessionListener(new LostConnection());
    client.addSessionListener(new Heartbeat());
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
    try {
      // Here, as a password may have to be asked for, which Ctrl-C ends by this thread.
      target.options().become().flatMap(Become::password).ifPresent(SecretText::reveal);
    } catch (AeolusException e) {
      return new Failed(FailureKind.CONFIGURATION, where(target) + e.getMessage());
    }
    return connected(target);
  }

  private ConnectResult connected(SshTarget target) {
    List<SshTarget> jumps = target.options().jumps();
    if (jumps.isEmpty()) {
      return result(target, logIn(target, null), () -> {});
    }
    Hops.Use use = hops.use(through(target), hop -> loggedInTo(hop));
    return switch (login(use)) {
      case Login.Done(ClientSession session) -> result(target, logIn(target, session), use::close);
      case Login.Not(Failed failure) -> {
        use.close();
        yield new Failed(failure.kind(), where(target) + "jump host " + failure.detail());
      }
    };
  }

  /** Returns the key that a host shows, without logging in to it; its jump hosts are logged in to. */
  public ShownHostKey hostKey(SshTarget target) {
    SshTarget host = target.withoutCredentials();
    if (host.options().jumps().isEmpty()) {
      return shown(host, null);
    }
    try (Hops.Use use = hops.use(through(host), hop -> loggedInTo(hop))) {
      return switch (login(use)) {
        case Login.Done(ClientSession session) -> shown(host, session);
        case Login.Not(Failed failure) ->
          new ShownHostKey.None(where(host) + "jump host " + failure.detail());
      };
    }
  }

  private ShownHostKey shown(SshTarget host, ClientSession through) {
    HostKeyCheck check = new HostKeyCheck(host, knownHosts);
    return switch (attempt(host, through, new Identities(host, keys), check)) {
      case Login.Done(ClientSession session) -> {
        session.close(true);
        yield check.shown().orElseThrow();
      }
      case Login.Not(Failed failure) ->
        check.shown().orElseGet(() -> new ShownHostKey.None(failure.detail()));
    };
  }

  private static Login login(Hops.Use use) {
    try {
      return use.login();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Login.Not(new Failed(FailureKind.DISCONNECTED, "interrupted"));
    }
  }

  /** Returns the last of several hosts on the way, to be reached through those before it. */
  private static SshTarget through(SshTarget target) {
    return target.way().get(target.options().jumps().size() - 1);
  }

  /** A host to go through is logged in to by the first who needs it. */
  private Login loggedInTo(SshTarget hop) {
    List<SshTarget> jumps = hop.options().jumps();
    if (jumps.isEmpty()) {
      return logIn(hop, null);
    }
    Hops.Use use = hops.use(through(hop), before -> loggedInTo(before));
    Login before = login(use);
    Login login = before instanceof Login.Done(ClientSession session)
        ? logIn(hop, session)
        : before;
    if (login instanceof Login.Done(ClientSession session)) {
      session.addCloseFutureListener(_ -> use.close());
    } else {
      use.close();
    }
    return login;
  }

  private ConnectResult result(SshTarget target, Login login, Runnable release) {
    return switch (login) {
      case Login.Done(ClientSession session) -> {
        session.addCloseFutureListener(_ -> release.run());
        yield opened(target, new MinaSession(session));
      }
      case Login.Not(Failed failure) -> {
        release.run();
        yield failure;
      }
    };
  }

  private static ConnectResult opened(SshTarget target, MinaSession plain) {
    Optional<Become> become = target.options().become();
    if (become.isEmpty()) {
      return new ConnectResult.Connected(plain);
    }
    try {
      return new ConnectResult.Connected(BecomeSession.open(plain, become.get()));
    } catch (BecomeSession.Refused e) {
      plain.close();
      return new Failed(FailureKind.AUTHENTICATION, where(target) + e.getMessage());
    }
  }

  private Login logIn(SshTarget target, ClientSession through) {
    Identities identities = new Identities(target, keys);
    Login login = logIn(target, through, identities);
    for (int i = 0; i < MAX_KEYS && mayOpen(login, identities); i++) {
      identities = new Identities(target, keys);
      login = logIn(target, through, identities);
    }
    return login;
  }

  /** Opens a key that the host would take; asking takes as long as the user does. */
  private boolean mayOpen(Login login, Identities identities) {
    boolean refused = login instanceof Login.Not(Failed(FailureKind kind, String _))
        && (kind == FailureKind.AUTHENTICATION || kind == FailureKind.CONFIGURATION
            || identities.wanted() != null);
    KeyFile wanted = identities.wanted() == null ? identities.unopened() : identities.wanted();
    if (!refused || wanted == null) {
      return false;
    }
    // One that was not opened is said to be so by those who look for keys again.
    boolean _ = keys.open(wanted);
    return !Thread.currentThread().isInterrupted();
  }

  private Login logIn(SshTarget target, ClientSession through, Identities identities) {
    if (identities.isEmpty() && !identities.problems().isEmpty()) {
      return new Login.Not(new Failed(FailureKind.CONFIGURATION,
          where(target) + String.join("\n", identities.problems())));
    }
    long start = System.nanoTime();
    Login login = attempt(target, through, identities, new HostKeyCheck(target, knownHosts));
    for (int i = 1; i < TRIES && isWorthAnother(login, target, start) && backOff(i); i++) {
      login = attempt(target, through, identities, new HostKeyCheck(target, knownHosts));
    }
    return login;
  }

  /** A server to which too many log in at once (MaxStartups) drops some of them unheard. */
  private static boolean isWorthAnother(Login login, SshTarget target, long start) {
    return login instanceof Login.Not(Failed(FailureKind kind, String _))
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

  private Login attempt(SshTarget target, ClientSession through, Identities identities,
      HostKeyCheck check) {
    AtomicReference<ClientSession> session = new AtomicReference<>();
    try {
      Bounded.call(() -> logIn(target, through, identities, check, session),
          target.connectTimeout().multipliedBy(2), () -> close(session));
      return new Login.Done(session.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(target, FailureKind.DISCONNECTED, "interrupted");
    } catch (TimeoutException | IOException | RuntimeException e) {
      close(session);
      ConnectFailure failure = new ConnectFailure(target, identities, through, e);
      return check.kind() == null
          ? failed(target, failure.kind(), failure.text(session.get()))
          : failed(target, check.kind(), check.detail());
    }
  }

  private ClientSession logIn(SshTarget target, ClientSession through, Identities identities,
      HostKeyCheck check, AtomicReference<ClientSession> opened) throws IOException {
    Map<AttributeKey<?>, Object> context = new HashMap<>(Map.of(HostKeyAlgorithms.CHECK, check,
        LostConnection.REASON, new AtomicReference<>(), Identities.OF, identities,
        TunnelConnector.TIMEOUT, target.connectTimeout(), Heartbeat.OPTIONS, target.options()));
    if (through != null) {
      context.put(TunnelConnector.THROUGH, through);
    }
    ClientSession session = client
        .connect(target.user(),
            InetSocketAddress.createUnresolved(target.host(), target.port()),
            AttributeRepository.ofAttributesMap(context), null)
        .verify(target.connectTimeout(), CancelOption.CANCEL_ON_TIMEOUT,
            CancelOption.CANCEL_ON_INTERRUPT)
        .getSession();
    opened.set(session);
    session.auth().verify(target.connectTimeout());
    return session;
  }

  private static void close(AtomicReference<ClientSession> session) {
    if (session.get() != null) {
      session.get().close(true);
    }
  }

  private static Login failed(SshTarget target, FailureKind kind, String text) {
    return new Login.Not(new Failed(kind, where(target) + text));
  }

  private static String where(SshTarget target) {
    return target.description() + ": ";
  }

  @Override
  public void close() {
    // The client's end loses an interrupt, which it is not the client's to take.
    boolean interrupted = Thread.interrupted();
    client.stop();
    keys.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
