package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.zone.DnsClient;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import aeolus.zone.RrsetChange;
import aeolus.zone.SerialPolicy;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a host, over UDP and TCP, until it answers as it is to after a push. */
final class ZoneReadBack {
  private static final Duration QUERY = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final HostZones host;
  private final DnsClient dns;
  private final Deadline deadline;

  ZoneReadBack(HostZones host, DnsClient dns, Duration patience) {
    this.host = host;
    this.dns = dns;
    this.deadline = Deadline.in(patience);
  }

  /** Returns the serial that is served of each pushed zone, once all is right. */
  Map<String, Long> await() {
    Map<String, Long> serials = new LinkedHashMap<>();
    for (Transport transport : Transport.values()) {
      for (PlannedZone zone : host.zones()) {
        SoaAnswer.Answered right = (SoaAnswer.Answered) await(zone.name(), transport,
            answer -> wrong(zone, answer));
        serials.put(zone.name(), right.serial());
      }
      host.removed().forEach(zone -> await(zone, transport, ZoneReadBack::stillServed));
    }
    return serials;
  }

  /** Asks until nothing is wrong any more with the answer; pauses grow. */
  private SoaAnswer await(String zone, Transport transport,
      Function<SoaAnswer, Optional<String>> judge) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      SoaAnswer answer = dns.soa(host.dns(), zone, transport, QUERY);
      Optional<String> wrong = judge.apply(answer);
      if (wrong.isEmpty()) {
        return answer;
      }
      if (deadline.isOver()) {
        throw failure(zone + " over " + transport + ": " + wrong.get());
      }
      pause(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
          ? pause.multipliedBy(2)
          : LONGEST_PAUSE;
    }
  }

  private void pause(Duration pause) {
    try {
      deadline.pause(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
  }

  private static HostFailure failure(String reason) {
    return new HostFailure(Phase.VERIFY, HostState.ZONES_UNSURE, reason);
  }

  private Optional<String> wrong(PlannedZone zone, SoaAnswer answer) {
    long expected = zone.content().serial();
    if (answer instanceof SoaAnswer.Answered(long serial, boolean aa) && aa) {
      if (serial == expected) {
        return Optional.empty();
      }
      if (SerialPolicy.compare(serial, expected) > 0) {
        return isLoaded(zone)
            ? Optional.empty()
            : Optional.of("the serial is ahead (expected " + expected + ", got " + serial
                + "), but what has changed is not served");
      }
    }
    return Optional.of("expected serial " + expected + " with authority, got " + words(answer));
  }

  /**
   * Tells whether the new content is served where the serial can't tell, as a server that signs
   * counts on by itself. Zones are loaded as a whole, so that one RRset that has changed is proof.
   */
  private boolean isLoaded(PlannedZone zone) {
    Optional<ServedZone> before = zone.servedBy(host.name()).filter(ServedZone::isComparable);
    Optional<RrsetChange> change = before.flatMap(
        served -> served.changesTo(zone.content().records())
            .changes()
            .stream()
            .filter(each -> each.kind() != RrsetChange.Kind.TTL)
            .findFirst());
    return change.map(each -> isServed(zone, each))
        .orElse(before.filter(ServedZone::isSigned).isPresent());
  }

  private boolean isServed(PlannedZone zone, RrsetChange change) {
    Set<String> wanted = rdata(zone.content().records(), change);
    return dns.records(host.dns(), change.owner(), change.type(), false,
        QUERY) instanceof RecordsAnswer.Answered answered
        && wanted.equals(rdata(
            change.type().equals("NS") && !answered.authoritative()
                ? answered.authority()
                : answered.answer(),
            change));
  }

  private static Set<String> rdata(List<ResourceRecord> records, RrsetChange change) {
    return records.stream()
        .filter(record -> record.type().equals(change.type())
            && record.owner().equals(change.owner()))
        .map(ResourceRecord::rdata)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** A server that fails for a zone has it still. */
  private static Optional<String> stillServed(SoaAnswer answer) {
    return switch (answer) {
      case SoaAnswer.Answered(long _, boolean aa) when !aa -> Optional.empty();
      case SoaAnswer.Refused(String rcode) when !rcode.equals("SERVFAIL") -> Optional.empty();
      default -> Optional.of("expected it to be served no more, got " + words(answer));
    };
  }

  private static String words(SoaAnswer answer) {
    return switch (answer) {
      case SoaAnswer.Answered(long serial, boolean aa) -> serial
          + (aa ? "" : " without authority");
      case SoaAnswer.Refused(String rcode) -> rcode;
      case SoaAnswer.NoAnswer(String reason) -> reason;
    };
  }
}
