package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Finds zones, once deployed from here, that a host serves though it is not to any more. */
public final class DroppedZones {
  private static final Duration QUERY = Duration.ofSeconds(1);
  private static final int AT_ONCE_PER_HOST = 8;

  private final DnsClient dns;
  private final SerialLedger ledger;
  private final GivenZones given;

  /** Makes one that knows what was ever deployed from here, and to which host. */
  public DroppedZones(DnsClient dns, SerialLedger ledger, GivenZones given) {
    this.dns = dns;
    this.ledger = ledger;
    this.given = given;
  }

  /** Asks each host for what it is not to serve; returns what it may have still. */
  public List<DroppedZone> find(List<Host> hosts) {
    List<Future<Optional<DroppedZone>>> asked = new ArrayList<>();
    List<DroppedZone> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Host host : hosts) {
        Set<String> ours = given.of(host.name());
        Semaphore gate = new Semaphore(AT_ONCE_PER_HOST);
        for (String zone : notNamed(host, ours)) {
          asked.add(threads.submit(() -> ask(host, zone, ours.contains(zone), gate)));
        }
      }
      for (Future<Optional<DroppedZone>> answer : asked) {
        Answers.get(answer).ifPresent(found::add);
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private Set<String> notNamed(Host host, Set<String> ours) {
    Set<String> zones = new TreeSet<>(ledger.zones());
    zones.addAll(ours);
    ServedZones.of(host).forEach(zones::remove);
    return zones;
  }

  private Optional<DroppedZone> ask(Host host, String zone, boolean ours, Semaphore gate)
      throws InterruptedException {
    gate.acquire();
    try {
      return judge(host.name(), zone, ours,
          dns.soa(DnsAddress.of(host), zone, Transport.UDP, QUERY));
    } finally {
      gate.release();
    }
  }

  /** What a host was never given from here it may serve for others, as a parent or a cache. */
  private static Optional<DroppedZone> judge(String host, String zone, boolean ours,
      SoaAnswer answer) {
    String words = switch (answer) {
      case SoaAnswer.Answered(long serial, boolean aa) when aa -> "serial " + serial;
      case SoaAnswer.Refused(String rcode) when ours && rcode.equals("SERVFAIL") -> rcode;
      case SoaAnswer.NoAnswer(String reason) when ours -> reason;
      default -> "";
    };
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new DroppedZone(host, zone, ours, words,
            answer instanceof SoaAnswer.NoAnswer));
  }
}
