package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds zones, once deployed from here, that a host serves though it is not to any more. */
public final class DroppedZones {
  private static final Duration QUERY = Duration.ofSeconds(1);

  private final DnsClient dns;
  private final SerialLedger ledger;

  /** Makes one that knows what was ever deployed from a ledger. */
  public DroppedZones(DnsClient dns, SerialLedger ledger) {
    this.dns = dns;
    this.ledger = ledger;
  }

  /** Returns a warning for each zone that a host still answers for with authority. */
  public List<Problem> warnings(List<Host> hosts) {
    List<Problem> warnings = new ArrayList<>();
    for (Host host : hosts) {
      List<String> dropped = new ArrayList<>(ledger.zones());
      dropped.removeAll(ServedZones.of(host));
      for (String zone : dropped) {
        switch (dns.soa(DnsAddress.of(host), zone, Transport.UDP, QUERY)) {
          case SoaAnswer.Answered(long serial, boolean aa) when aa -> warnings.add(Problem.warning(
              Location.of(host.name()),
              "still serves " + zone + " (serial " + serial + "), which its"
                  + " aeolus_zones does not name any more; a push leaves it there"));
          default -> {
          }
        }
      }
    }
    return warnings;
  }
}
