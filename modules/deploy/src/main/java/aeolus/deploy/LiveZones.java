package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.TransferResult;
import aeolus.zone.Transport;
import aeolus.zone.TsigKey;
import aeolus.zone.ZoneContent;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds out what nameservers serve now: by transfer where they allow it, else RRset by RRset.
 * Servers are asked at the same time, each for a few zones at once; every wait is bounded.
 */
final class LiveZones {
  private static final Duration QUERY = Duration.ofSeconds(3);
  private static final Duration TRANSFER = Duration.ofSeconds(60);
  private static final int AT_ONCE_PER_HOST = 4;

  private final DnsClient dns;
  private final Function<Host, Optional<TsigKey>> transferKey;
  private final Consumer<String> progress;
  private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();
  private final Map<String, Optional<TsigKey>> keys = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param transferKey finds the key that a host hands out zones to
   * @param progress told what is known of whom, from several threads
   */
  LiveZones(DnsClient dns, Function<Host, Optional<TsigKey>> transferKey,
      Consumer<String> progress) {
    this.dns = dns;
    this.transferKey = transferKey;
    this.progress = progress;
  }

  /** Returns for each zone what each of its servers serves, in the servers' order. */
  Map<String, List<ServedZone>> ask(List<ZoneContent> zones,
      Function<String, List<Host>> servers) {
    Map<String, List<Future<ServedZone>>> asked = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ZoneContent zone : zones) {
        List<Future<ServedZone>> answers = new ArrayList<>();
        for (Host host : servers.apply(zone.name())) {
          answers.add(threads.submit(() -> gated(host, zone)));
        }
        asked.put(zone.name(), answers);
      }
      return collect(asked, threads);
    }
  }

  private static Map<String, List<ServedZone>> collect(
      Map<String, List<Future<ServedZone>>> asked, ExecutorService threads) {
    Map<String, List<ServedZone>> served = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, List<Future<ServedZone>>> zone : asked.entrySet()) {
        List<ServedZone> answers = new ArrayList<>();
        for (Future<ServedZone> answer : zone.getValue()) {
          answers.add(Answers.get(answer));
        }
        served.put(zone.getKey(), answers);
      }
      return served;
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private ServedZone gated(Host host, ZoneContent zone) throws InterruptedException {
    Semaphore gate = gates.computeIfAbsent(host.name(), _ -> new Semaphore(AT_ONCE_PER_HOST));
    gate.acquire();
    try {
      ServedZone served = one(host, zone);
      progress.accept(host.name() + ": " + zone.name() + ": "
          + (served.note().isEmpty() ? served.records().size() + " records" : served.note()));
      return served;
    } finally {
      gate.release();
    }
  }

  private ServedZone one(Host host, ZoneContent zone) {
    InetSocketAddress server = DnsAddress.of(host);
    return switch (soa(server, zone.name())) {
      case SoaAnswer.Answered(long serial, boolean _) -> content(host, server, zone,
          OptionalLong.of(serial));
      case SoaAnswer.Refused(String rcode) -> new ServedZone(host.name(), ServedZone.State.ABSENT,
          OptionalLong.empty(), List.of(), "does not serve it (" + rcode + ")");
      case SoaAnswer.NoAnswer(String reason) -> new ServedZone(host.name(),
          ServedZone.State.UNREACHABLE, OptionalLong.empty(), List.of(), reason);
    };
  }

  /** Asks over UDP; a lost packet must not make a server look dead, so once more over TCP. */
  private SoaAnswer soa(InetSocketAddress server, String zone) {
    SoaAnswer answer = dns.soa(server, zone, Transport.UDP, QUERY);
    return answer instanceof SoaAnswer.NoAnswer
        && dns.soa(server, zone, Transport.TCP, QUERY) instanceof SoaAnswer.Answered answered
            ? answered
            : answer;
  }

  private ServedZone content(Host host, InetSocketAddress server, ZoneContent zone,
      OptionalLong serial) {
    Optional<TsigKey> key = keys.computeIfAbsent(host.name(), _ -> transferKey.apply(host));
    return switch (dns.transfer(server, zone.name(), key, TRANSFER)) {
      case TransferResult.Transferred whole -> new ServedZone(host.name(), ServedZone.State.WHOLE,
          serial, whole.records(), "");
      case TransferResult.Failed(String reason) -> new RrsetQueries(dns, server).ask(host.name(),
          zone.records(), serial, reason);
    };
  }
}
