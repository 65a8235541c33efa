package aeolus.ssh.mina;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/**
 * Asks for sntrup761x25519 last. Making a key for it takes ten times as long as all the rest of a
 * login; ML-KEM, which newer servers have, is as safe from quantum computers and costs next to
 * nothing. A login that a password will be sent by keeps the usual order.
 */
final class KeyExchange implements SessionListener {
  private static final String SLOW = "sntrup761";

  @Override
  public void sessionNegotiationOptionsCreated(Session session,
      Map<KexProposalOption, String> proposal) {
    boolean sendsPassword = ((ClientSession) session).getConnectionContext()
        .getAttribute(Heartbeat.OPTIONS)
        .become()
        .flatMap(become -> become.password())
        .isPresent();
    if (!sendsPassword) {
      proposal.computeIfPresent(KexProposalOption.ALGORITHMS, (_, names) -> slowLast(names));
    }
  }

  private static String slowLast(String names) {
    return Arrays.stream(names.split(","))
        .sorted(Comparator.comparing((String name) -> name.startsWith(SLOW)))
        .collect(Collectors.joining(","));
  }
}
