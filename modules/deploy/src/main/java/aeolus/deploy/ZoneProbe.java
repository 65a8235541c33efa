package aeolus.deploy;

import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks many nameservers for many zones at once, each over UDP and TCP. */
final class ZoneProbe {
  private static final Duration QUERY = Duration.ofSeconds(3);
  private static final int AT_ONCE_PER_SERVER = 16;
  /** A server that was silent so often, and never else, is not asked for its other zones. */
  private static final int SILENT_OFTEN = 3;

  private final DnsClient dns;

  ZoneProbe(DnsClient dns) {
    this.dns = dns;
  }

  /** A zone to ask a nameserver for. */
  record Question(Nameserver server, String zone) {}

  /** One nameserver during one round of questions. */
  private static final class Line {
    private final Semaphore gate = new Semaphore(AT_ONCE_PER_SERVER);
    private final AtomicInteger silent = new AtomicInteger();
    private volatile boolean heard;

    boolean isDead() {
      return !heard && silent.get() >= SILENT_OFTEN;
    }
  }

  /** Returns the answer to each question. */
  Map<Question, ZoneAnswer> ask(Collection<Question> questions) throws InterruptedException {
    Map<String, Line> lines = new HashMap<>();
    Map<Question, Future<ZoneAnswer>> asked = new LinkedHashMap<>();
    Map<Question, ZoneAnswer> answers = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Question question : questions) {
        Line line = lines.computeIfAbsent(question.server().name(), _ -> new Line());
        asked.computeIfAbsent(question, _ -> threads.submit(() -> gated(question, line)));
      }
      for (Map.Entry<Question, Future<ZoneAnswer>> each : asked.entrySet()) {
        answers.put(each.getKey(), Answers.get(each.getValue()));
      }
    }
    return answers;
  }

  private ZoneAnswer gated(Question question, Line line) throws InterruptedException {
    line.gate.acquire();
    try {
      if (line.isDead()) {
        return new ZoneAnswer(ZoneAnswer.Kind.SILENT, OptionalLong.empty(), "no answer");
      }
      ZoneAnswer answer = any(question);
      if (answer.kind() == ZoneAnswer.Kind.SILENT) {
        line.silent.incrementAndGet();
      } else {
        line.heard = true;
      }
      return answer;
    } finally {
      line.gate.release();
    }
  }

  private ZoneAnswer any(Question question) {
    ZoneAnswer best = new ZoneAnswer(ZoneAnswer.Kind.SILENT, OptionalLong.empty(),
        "no address of it is known");
    for (InetSocketAddress address : question.server().addresses()) {
      ZoneAnswer answer = one(address, question.zone());
      if (answer.kind() == ZoneAnswer.Kind.RIGHT) {
        return answer;
      }
      best = answer.kind().compareTo(best.kind()) <= 0 ? answer : best;
    }
    return best;
  }

  private ZoneAnswer one(InetSocketAddress server, String zone) {
    SoaAnswer udp = dns.soa(server, zone, Transport.UDP, QUERY);
    SoaAnswer tcp = dns.soa(server, zone, Transport.TCP, QUERY);
    if (udp instanceof SoaAnswer.NoAnswer && !(tcp instanceof SoaAnswer.NoAnswer)) {
      // A lost packet must not make a server look half dead.
      udp = dns.soa(server, zone, Transport.UDP, QUERY);
    }
    return judge(udp, tcp);
  }

  private static ZoneAnswer judge(SoaAnswer udp, SoaAnswer tcp) {
    OptionalLong overUdp = serial(udp);
    OptionalLong overTcp = serial(tcp);
    if (overUdp.isPresent() && overUdp.equals(overTcp)) {
      return new ZoneAnswer(ZoneAnswer.Kind.RIGHT, overUdp, "");
    }
    String text = "UDP: " + text(udp) + ", TCP: " + text(tcp);
    if (overUdp.isPresent() || overTcp.isPresent()) {
      return new ZoneAnswer(ZoneAnswer.Kind.HALF, OptionalLong.empty(), text);
    }
    boolean silent = udp instanceof SoaAnswer.NoAnswer && tcp instanceof SoaAnswer.NoAnswer;
    return new ZoneAnswer(silent ? ZoneAnswer.Kind.SILENT : ZoneAnswer.Kind.ABSENT,
        OptionalLong.empty(), silent ? text(udp) : text);
  }

  private static OptionalLong serial(SoaAnswer answer) {
    return answer instanceof SoaAnswer.Answered(long serial, boolean authoritative)
        && authoritative
            ? OptionalLong.of(serial)
            : OptionalLong.empty();
  }

  private static String text(SoaAnswer answer) {
    return switch (answer) {
      case SoaAnswer.Answered(long serial, boolean authoritative) -> serial + (authoritative
          ? ""
          : " without authority (AA)");
      case SoaAnswer.Refused(String rcode) -> rcode;
      case SoaAnswer.NoAnswer(String reason) -> reason;
    };
  }
}
