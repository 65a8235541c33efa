package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a nameserver at all of its addresses for each of its zones until all answers are right. */
final class Verification {
  private static final Duration QUERY = Duration.ofSeconds(5);

  private final DnsClient dns;
  private final Duration pause;
  private final Reporter reporter;

  Verification(DnsClient dns, Duration pause, Reporter reporter) {
    this.dns = dns;
    this.pause = pause;
    this.reporter = reporter;
  }

  /**
   * Waits until every zone is answered with the AA flag and the expected serial over UDP and TCP.
   *
   * @return the serials, by zone
   */
  Map<String, Long> await(List<InetSocketAddress> servers, List<ExpectedZone> zones,
      Deadline deadline)
      throws InterruptedException {
    Map<String, Long> serials = new LinkedHashMap<>();
    for (ExpectedZone zone : zones) {
      for (InetSocketAddress server : servers) {
        for (Transport transport : Transport.values()) {
          awaitOne(server, zone, transport, deadline);
        }
      }
      serials.put(zone.name(), zone.serial());
      reporter.progress(Phase.VERIFY, zone.name() + " " + zone.serial());
    }
    return serials;
  }

  private void awaitOne(InetSocketAddress server, ExpectedZone zone, Transport transport,
      Deadline deadline) throws InterruptedException {
    Optional<String> wrong = wrong(server, zone, transport);
    while (wrong.isPresent()) {
      if (deadline.isOver()) {
        throw new HostFailure(Phase.VERIFY, HostState.NEW_SYSTEM,
            zone.name() + " at " + server.getHostString() + " over " + transport + ": "
                + wrong.get());
      }
      reporter.progress(Phase.VERIFY, zone.name() + " over " + transport + ": " + wrong.get());
      deadline.pause(pause);
      wrong = wrong(server, zone, transport);
    }
  }

  /** Asks once and says what is wrong with the answer. */
  private Optional<String> wrong(InetSocketAddress server, ExpectedZone zone,
      Transport transport) {
    return switch (dns.soa(server, zone.name(), transport, QUERY)) {
      case SoaAnswer.Answered answer when !answer.authoritative() -> Optional
          .of("answered without authority (AA)");
      case SoaAnswer.Answered answer when answer.serial() != zone.serial() -> Optional
          .of("expected serial " + zone.serial() + ", got " + answer.serial());
      case SoaAnswer.Answered _ -> Optional.empty();
      case SoaAnswer.Refused refused -> Optional.of("expected an answer, got " + refused.rcode());
      case SoaAnswer.NoAnswer none -> Optional.of(none.reason());
    };
  }
}
