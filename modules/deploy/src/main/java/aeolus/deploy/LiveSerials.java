package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The serials that nameservers answer with now. */
final class LiveSerials {
  private static final Duration QUERY = Duration.ofSeconds(3);

  private final Map<String, Map<String, Long>> serials;

  private LiveSerials(Map<String, Map<String, Long>> serials) {
    this.serials = serials;
  }

  /** Asks all servers of all zones at once, so that one that is silent costs its time only once. */
  static LiveSerials ask(DnsClient dns, List<String> zones, Function<String, List<Host>> servers) {
    Map<String, Map<String, Future<OptionalLong>>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String zone : zones) {
        Map<String, Future<OptionalLong>> answers = new LinkedHashMap<>();
        for (Host host : servers.apply(zone)) {
          answers.put(host.name(), threads.submit(() -> serial(dns, host, zone)));
        }
        asked.put(zone, answers);
      }
      return new LiveSerials(collect(asked));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private static Map<String, Map<String, Long>> collect(
      Map<String, Map<String, Future<OptionalLong>>> asked) throws InterruptedException {
    Map<String, Map<String, Long>> collected = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, Future<OptionalLong>>> zone : asked.entrySet()) {
      Map<String, Long> live = new LinkedHashMap<>();
      for (Map.Entry<String, Future<OptionalLong>> host : zone.getValue().entrySet()) {
        Answers.get(host.getValue()).ifPresent(serial -> live.put(host.getKey(), serial));
      }
      collected.put(zone.getKey(), live);
    }
    return collected;
  }

  private static OptionalLong serial(DnsClient dns, Host host, String zone) {
    return dns.soa(DnsAddress.of(host), zone, Transport.UDP, QUERY) instanceof SoaAnswer.Answered a
        ? OptionalLong.of(a.serial())
        : OptionalLong.empty();
  }

  /** Returns the serials by host; a host that did not answer is missing. */
  Map<String, Long> of(String zone) {
    return serials.get(zone);
  }
}
