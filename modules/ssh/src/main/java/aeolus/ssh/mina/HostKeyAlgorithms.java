package aeolus.ssh.mina;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;

/**
 * Asks a host for a key of a type that is known of it before others, as ssh(1) does; else an honest
 * host with several keys would look like another.
 */
final class HostKeyAlgorithms implements SessionListener {
  /** The judge of a connection's host key, which travels with it from its beginning. */
  static final AttributeKey<HostKeyCheck> CHECK = new AttributeKey<>();

  static final List<NamedFactory<Signature>> ALL = List.of(
      BuiltinSignatures.ed25519_cert, BuiltinSignatures.nistp256_cert,
      BuiltinSignatures.nistp384_cert, BuiltinSignatures.nistp521_cert,
      BuiltinSignatures.rsaSHA512_cert, BuiltinSignatures.rsaSHA256_cert,
      BuiltinSignatures.ed25519, BuiltinSignatures.nistp256, BuiltinSignatures.nistp384,
      BuiltinSignatures.nistp521, BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256);

  static HostKeyCheck check(ClientSession session) {
    return session.getConnectionContext().getAttribute(CHECK);
  }

  @Override
  public void sessionNegotiationOptionsCreated(Session session,
      Map<KexProposalOption, String> proposal) {
    HostKeyCheck check = check((ClientSession) session);
    proposal.put(KexProposalOption.SERVERKEYS,
        String.join(",", ordered(check.expectedTypes(), check.knowsAuthority())));
  }

  private static List<String> ordered(List<String> types, boolean certificates) {
    List<String> all = ALL.stream().map(NamedFactory::getName).toList();
    // A host certificate would hide the plain key that known_hosts has.
    Stream<String> certified = certificates
        ? all.stream().filter(HostKeyAlgorithms::isCertificate)
        : Stream.of();
    Stream<String> known = types.stream().flatMap(HostKeyAlgorithms::algorithms);
    Stream<String> plain = all.stream().filter(name -> !isCertificate(name));
    return Stream.of(certified, known.filter(all::contains), plain)
        .flatMap(names -> names)
        .distinct()
        .collect(Collectors.toList());
  }

  private static boolean isCertificate(String name) {
    return name.contains("-cert-");
  }

  private static Stream<String> algorithms(String type) {
    return type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(type);
  }
}
