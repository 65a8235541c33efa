package aeolus.deploy;

import aeolus.core.Host;
import aeolus.zone.DnsClient;
import aeolus.zone.SerialPolicy;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** Asks nameservers for their zones and judges the answers; changes nothing. */
public final class ServiceCheck {
  private static final Duration QUERY = Duration.ofSeconds(5);

  private final DnsClient dns;
  private final SerialLedger ledger;

  /** Makes a check that knows what was deployed from here. */
  public ServiceCheck(DnsClient dns, SerialLedger ledger) {
    this.dns = dns;
    this.ledger = ledger;
  }

  /**
   * Asks each host for each of its zones, over UDP and TCP, all at once. Right is an answer with the
   * AA flag whose serial is that of all the other servers, and not behind what was deployed.
   */
  public List<ServiceAnswer> check(List<Host> hosts) throws InterruptedException {
    List<Callable<ServiceAnswer>> questions = new ArrayList<>();
    for (Host host : hosts) {
      for (String zone : ServedZones.of(host)) {
        for (Transport transport : Transport.values()) {
          questions.add(() -> ask(host, zone, transport));
        }
      }
    }
    List<ServiceAnswer> answers = Answers.all(questions, _ -> {});
    Map<String, Long> newest = newest(answers);
    return answers.stream().map(answer -> compared(answer, newest)).toList();
  }

  private ServiceAnswer ask(Host host, String zone, Transport transport) {
    InetSocketAddress server = DnsAddress.of(host);
    return switch (dns.soa(server, zone, transport, QUERY)) {
      case SoaAnswer.Answered(long serial, boolean authoritative) -> new ServiceAnswer(host.name(),
          server, zone, transport, authoritative, OptionalLong.of(serial),
          authoritative ? "" : "answered without authority (AA)");
      case SoaAnswer.Refused(String rcode) -> none(host, server, zone, transport,
          "expected an answer, got " + rcode);
      case SoaAnswer.NoAnswer(String reason) -> none(host, server, zone, transport,
          reason);
    };
  }

  private static ServiceAnswer none(Host host, InetSocketAddress server, String zone,
      Transport transport, String wrong) {
    return new ServiceAnswer(host.name(), server, zone, transport, false, OptionalLong.empty(),
        wrong);
  }

  private static Map<String, Long> newest(List<ServiceAnswer> answers) {
    Map<String, Long> newest = new LinkedHashMap<>();
    answers.forEach(answer -> answer.serial()
        .ifPresent(serial -> newest.merge(answer.zone(), serial,
            (a, b) -> SerialPolicy.compare(a, b) >= 0 ? a : b)));
    return newest;
  }

  private ServiceAnswer compared(ServiceAnswer answer, Map<String, Long> newest) {
    if (!answer.isRight()) {
      return answer;
    }
    long serial = answer.serial().getAsLong();
    long other = newest.get(answer.zone());
    if (serial != other) {
      return answer.withWrong("behind: another server has " + other);
    }
    return ledger.find(answer.zone())
        .filter(entry -> SerialPolicy.compare(serial, entry.serial()) < 0)
        .map(entry -> answer.withWrong("behind: " + entry.serial() + " was deployed from here"))
        .orElse(answer);
  }
}
