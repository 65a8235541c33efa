package aeolus.ssh.mina;

import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.sshd.client.auth.pubkey.KeyPairIdentity;
import org.apache.sshd.client.auth.pubkey.PublicKeyIdentity;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKey;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.signature.SignatureFactoriesManager;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * The keys to be tried on a host, in the order of ssh(1): the agent's that a file names, the
 * agent's others, then files; a certificate before the key that it is for.
 */
final class Identities {
  /** Travels with a connection from its beginning. */
  static final AttributeKey<Identities> OF = new AttributeKey<>();

  /** Offers a connection's own keys, where MINA's would offer those of the client. */
  static final UserAuthPublicKeyFactory FACTORY = new UserAuthPublicKeyFactory() {
    @Override
    public UserAuthPublicKey createUserAuth(ClientSession session) throws IOException {
      return new UserAuthPublicKey(getSignatureFactories()) {
        @Override
        protected Iterator<PublicKeyIdentity> createPublicKeyIterator(ClientSession connection,
            SignatureFactoriesManager manager) {
          return connection.getConnectionContext()
              .getAttribute(OF).offered.stream()
              .map(offer -> offer.bind(connection, manager))
              .iterator();
        }

        @Override
        protected boolean processAuthDataRequest(ClientSession connection, String service,
            Buffer buffer) throws Exception {
          try {
            return super.processAuthDataRequest(connection, service, buffer);
          } catch (Unsigned e) {
            // On to the next key.
            currentAlgorithms.clear();
            current = null;
            return sendAuthDataRequest(connection, service);
          }
        }
      };
    }
  };

  /** The host would take a key that can't sign. */
  private static final class Unsigned extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A key to be offered. */
  private interface Offer {
    PublicKeyIdentity bind(ClientSession session, SignatureFactoriesManager manager);
  }

  private final SshTarget target;
  private final KeyRing ring;
  private final List<Offer> offered = new ArrayList<>();
  private final List<KeyFile> unopened = new ArrayList<>();
  private final List<String> used = new ArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private volatile KeyFile wanted;

  /** Looks for keys; like ssh(1) it passes over what it can't use. */
  Identities(SshTarget target, KeyRing ring) {
    this.target = target;
    this.ring = ring;
    List<KeyFile> files = target.identityFiles().stream().map(ring::read).toList();
    List<PublicKey> certificates = certificates();
    List<PublicKey> held = addAgents(files, certificates);
    files.forEach(file -> addFile(file, certificates, held));
  }

  /** Tells whether there is nothing to offer. */
  boolean isEmpty() {
    return offered.isEmpty() && unopened.isEmpty();
  }

  /** Returns where the keys came from. */
  List<String> used() {
    return used;
  }

  /** Returns a text for people for each key that can't be used. */
  List<String> problems() {
    return problems;
  }

  /** Returns a key that has to be opened to get on, null where that would not help. */
  KeyFile wanted() {
    return wanted;
  }

  /** Returns an encrypted key of which nobody knows the public half, to be opened as a last try. */
  KeyFile unopened() {
    return unopened.isEmpty() ? null : unopened.getFirst();
  }

  private List<PublicKey> certificates() {
    Stream<Path> beside = target.identityFiles()
        .stream()
        .map(file -> file.resolveSibling(file.getFileName() + "-cert.pub"));
    return Stream.concat(target.options().certificateFiles().stream(), beside)
        .map(KeyFile::publicKey)
        .filter(OpenSshCertificate.class::isInstance)
        .toList();
  }

  /** Returns the keys that the agent holds and that are offered. */
  private List<PublicKey> addAgents(List<KeyFile> files, List<PublicKey> certificates) {
    if (target.options().agent().isEmpty()) {
      return List.of();
    }
    AgentClient agent = new AgentClient(target.options().agent().get());
    List<AgentClient.Key> keys = keys(agent);
    List<PublicKey> held = new ArrayList<>();
    List<AgentClient.Key> named = keys.stream().filter(key -> isNamed(key, files)).toList();
    named.forEach(key -> addAgent(agent, key, certificates, held));
    if (!target.options().identitiesOnly()) {
      keys.stream()
          .filter(key -> !named.contains(key))
          .forEach(key -> addAgent(agent, key, certificates, held));
    }
    return held;
  }

  private List<AgentClient.Key> keys(AgentClient agent) {
    try {
      return agent.keys();
    } catch (IOException | RuntimeException e) {
      problems.add("ssh-agent at " + target.options().agent().get() + ": " + e.getMessage());
      return List.of();
    }
  }

  private static boolean isNamed(AgentClient.Key key, List<KeyFile> files) {
    return files.stream()
        .anyMatch(file -> file.publicKey() != null
            && KeyUtils.compareKeys(plain(file.publicKey()), plain(key.key())));
  }

  private static PublicKey plain(PublicKey key) {
    return key instanceof OpenSshCertificate certificate ? certificate.getCertPubKey() : key;
  }

  private void addAgent(AgentClient agent, AgentClient.Key key, List<PublicKey> certificates,
      List<PublicKey> held) {
    if (!(key.key() instanceof OpenSshCertificate)) {
      held.add(key.key());
      fitting(certificates, key.key())
          .forEach(certificate -> offered.add((_, _) -> signed(certificate, by(agent, key))));
    }
    offered.add((_, _) -> signed(key.key(), by(agent, key)));
    used.add("ssh-agent's " + key.comment());
  }

  private Signer by(AgentClient agent, AgentClient.Key key) {
    return (algorithm, data) -> {
      try {
        return agent.sign(key.key(), algorithm, data);
      } catch (IOException e) {
        problems.add("ssh-agent's " + key.comment() + ": " + e.getMessage());
        throw new Unsigned();
      }
    };
  }

  private static Stream<PublicKey> fitting(List<PublicKey> certificates, PublicKey key) {
    return certificates.stream().filter(each -> KeyUtils.compareKeys(plain(each), key));
  }

  private void addFile(KeyFile file, List<PublicKey> certificates, List<PublicKey> held) {
    boolean inAgent = file.publicKey() != null
        && held.stream().anyMatch(key -> KeyUtils.compareKeys(key, file.publicKey()));
    if (inAgent) {
      return;
    }
    if (!file.problem().isEmpty()) {
      problems.add(file.file() + ": " + file.problem());
      return;
    }
    if (ring.givenUp(file).isPresent()) {
      problems.add(file.file() + ": " + ring.givenUp(file).get());
      return;
    }
    List<KeyPair> pairs = ring.pairs(file);
    if (pairs.isEmpty() && file.publicKey() == null) {
      unopened.add(file);
    } else if (pairs.isEmpty()) {
      offer(file.file(), file.publicKey(), certificates, key -> encrypted(file, key));
    }
    for (KeyPair pair : pairs) {
      offer(file.file(), pair.getPublic(), certificates,
          key -> (session, manager) -> new KeyPairIdentity(manager, session,
              new KeyPair(key, pair.getPrivate())));
    }
  }

  private void offer(Path file, PublicKey key, List<PublicKey> certificates,
      Function<PublicKey, Offer> made) {
    fitting(certificates, key).forEach(certificate -> offered.add(made.apply(certificate)));
    offered.add(made.apply(key));
    used.add(file.toString());
  }

  /** Offers a key that is opened only where the host would take it. */
  private Offer encrypted(KeyFile file, PublicKey key) {
    return (_, _) -> signed(key, (_, _) -> {
      wanted = file;
      throw new Unsigned();
    });
  }

  private interface Signer {
    byte[] sign(String algorithm, byte[] data) throws IOException;
  }

  private static PublicKeyIdentity signed(PublicKey key, Signer signer) {
    KeyPair half = new KeyPair(key, null);
    return new PublicKeyIdentity() {
      @Override
      public KeyPair getKeyIdentity() {
        return half;
      }

      @Override
      public Map.Entry<String, byte[]> sign(SessionContext session, String algorithm,
          byte[] data) throws IOException {
        return Map.entry(algorithm, signer.sign(algorithm, data));
      }
    };
  }
}
