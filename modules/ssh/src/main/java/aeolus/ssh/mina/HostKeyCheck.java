package aeolus.ssh.mina;

import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.KnownHostsLine;
import aeolus.ssh.ShownHostKey;
import aeolus.ssh.SshTarget;
import aeolus.ssh.mina.KnownHosts.Known;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Judges the key that a host shows, and remembers why it was refused. */
final class HostKeyCheck implements ServerKeyVerifier {
  private final SshTarget target;
  private final List<String> trusted;
  private final List<Known> known;
  private volatile FailureKind kind;
  private volatile String detail = "";
  private volatile ShownHostKey result;

  HostKeyCheck(SshTarget target, KnownHosts files) {
    this.target = target;
    this.trusted = switch (target.hostKeys()) {
      case HostKeyPolicy.Pinned pinned -> plain(pinned.publicKeys());
      case HostKeyPolicy.KnownHosts hosts -> plain(hosts.ours());
    };
    this.known = target.hostKeys() instanceof HostKeyPolicy.KnownHosts hosts
        ? hosts.files()
            .stream()
            .flatMap(
                file -> files.about(file, target.knownName(), target.knownPort()).stream())
            .toList()
        : List.of();
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(HostKeys::withoutComment).toList();
  }

  /** Returns the key as an OpenSSH public key line; of a certificate, the key in it. */
  static String line(PublicKey key) {
    return PublicKeyEntry.toString(
        key instanceof OpenSshCertificate certificate ? certificate.getCertPubKey() : key);
  }

  /** Returns the types of keys that would be right, to be asked for before others. */
  List<String> expectedTypes() {
    return Stream
        .concat(trusted.stream().map(key -> key.substring(0, key.indexOf(' '))),
            known.stream()
                .map(Known::line)
                .filter(KnownHostsLine::isPlain)
                .sorted((a, b) -> Boolean.compare(isExact(b), isExact(a)))
                .map(KnownHostsLine::type))
        .distinct()
        .toList();
  }

  private boolean isExact(KnownHostsLine line) {
    return line.matches(target.knownName(), target.knownPort());
  }

  /** Tells whether a host certificate could be right. */
  boolean knowsAuthority() {
    return known.stream().anyMatch(entry -> entry.line().isAuthority());
  }

  /** Returns why the key was refused, null where it was not. */
  FailureKind kind() {
    return kind;
  }

  String detail() {
    return detail;
  }

  /** Returns what came of it, empty where no key was shown yet. */
  Optional<ShownHostKey> shown() {
    return Optional.ofNullable(result);
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
    String shown = line(key);
    Optional<Known> revoked = revoked(shown, key);
    if (revoked.isPresent()) {
      String text = "the host key is revoked by " + revoked.get() + ": " + described(shown);
      result = new ShownHostKey.None(target.description() + ": " + text);
      return refuse(FailureKind.CHANGED_HOST_KEY, text);
    }
    boolean right = isRight(key, shown);
    result = right ? new ShownHostKey.Known(shown) : new ShownHostKey.Unknown(shown);
    return right || refuse(shown);
  }

  private boolean isRight(PublicKey key, String shown) {
    return trusted.contains(shown) || isCertified(key)
        || known.stream().anyMatch(entry -> entry.line().isPlain() && entry.has(shown));
  }

  private Optional<Known> revoked(String shown, PublicKey key) {
    Predicate<Known> isKey = entry -> entry.has(shown);
    Predicate<Known> isSigner = key instanceof OpenSshCertificate certificate
        ? entry -> entry.has(line(certificate.getCaPubKey()))
        : _ -> false;
    return known.stream()
        .filter(entry -> entry.line().isRevoked())
        .filter(isKey.or(isSigner))
        .findFirst();
  }

  /** MINA has checked the signature and the dates by now. */
  private boolean isCertified(PublicKey key) {
    return key instanceof OpenSshCertificate certificate
        && certificate.getType() == OpenSshCertificate.Type.HOST
        && OpenSshCertificate.isValidNow(certificate)
        // None is defined for hosts, and one that is not known has to be refused.
        && certificate.getCriticalOptions().isEmpty()
        && certificate.getPrincipals().contains(target.knownName().toLowerCase(Locale.ROOT))
        && known.stream()
            .anyMatch(entry -> entry.line().isAuthority()
                && entry.has(line(certificate.getCaPubKey())));
  }

  private boolean refuse(String shown) {
    if (target.hostKeys() instanceof HostKeyPolicy.KnownHosts hosts) {
      List<Known> here = known.stream()
          .filter(entry -> entry.line().isPlain() && isExact(entry.line()))
          .toList();
      List<Known> same = here.stream()
          .filter(entry -> shown.startsWith(entry.line().type() + " "))
          .toList();
      return same.isEmpty() ? refuseUnknown(hosts, shown, here) : refuseChanged(shown, same);
    }
    return refuse(FailureKind.CHANGED_HOST_KEY,
        "another host key than expected: " + described(shown));
  }

  private boolean refuseChanged(String shown, List<Known> expected) {
    return refuse(FailureKind.CHANGED_HOST_KEY, "the host key has changed to " + described(shown)
        + ", expected that of " + listed(expected) + "; somebody may be listening in. If the host"
        + " was installed anew, \"aeolus trust HOST\" shows both keys and takes the new one");
  }

  private boolean refuseUnknown(HostKeyPolicy.KnownHosts hosts, String shown,
      List<Known> others) {
    String besides = others.isEmpty()
        ? ""
        : " (only keys of other types are known: " + listed(others) + ")";
    String file = hosts.files().isEmpty()
        ? "a known_hosts file"
        : hosts.files().getFirst().toString();
    return refuse(FailureKind.UNKNOWN_HOST_KEY, "unknown host key " + described(shown) + besides
        + "; compare it with what the host's own console says to"
        + " ssh-keygen -lf /etc/ssh/ssh_host_" + word(shown) + "_key.pub, and only if it is the"
        + " same take it by \"aeolus trust HOST\", or add to " + file + ":\n"
        + KnownHostsLine.name(target.knownName(), target.knownPort()) + " " + shown);
  }

  private static String word(String key) {
    return key.startsWith("ssh-ed25519 ")
        ? "ed25519"
        : key.startsWith("ssh-rsa ") ? "rsa" : "ecdsa";
  }

  private static String listed(List<Known> entries) {
    return entries.stream().map(Known::toString).collect(Collectors.joining(", "));
  }

  private static String described(String key) {
    return key.substring(0, key.indexOf(' ')) + " " + HostKeys.fingerprint(key);
  }

  private boolean refuse(FailureKind why, String text) {
    kind = why;
    detail = text;
    return false;
  }
}
