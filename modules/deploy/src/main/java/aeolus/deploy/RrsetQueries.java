package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.zone.DnsClient;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.ResourceRecord;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks one nameserver for the RRsets that a zone is to have; the others it can't see. */
final class RrsetQueries {
  private static final Duration QUERY = Duration.ofSeconds(3);
  private static final Duration WHOLE = Duration.ofSeconds(60);
  private static final int AT_ONCE = 8;
  private static final int MOST = 20_000;

  private final DnsClient dns;
  private final InetSocketAddress server;
  private final Semaphore gate = new Semaphore(AT_ONCE);
  private final Deadline deadline = Deadline.in(WHOLE);

  RrsetQueries(DnsClient dns, InetSocketAddress server) {
    this.dns = dns;
    this.server = server;
  }

  private record Question(String owner, String type) {}

  /**
   * Asks.
   *
   * @param wanted the records to be
   * @param why there was no transfer
   */
  ServedZone ask(String host, List<ResourceRecord> wanted, OptionalLong serial, String why) {
    Set<String> cuts = ServedZone.cuts(wanted);
    Set<Question> questions = new LinkedHashSet<>();
    wanted.stream()
        .filter(record -> !ServedZone.isBelow(record, cuts))
        .forEach(record -> questions.add(new Question(record.owner(), record.type())));
    if (questions.size() > MOST) {
      return serialOnly(host, serial, "no transfer (" + why + "), and " + questions.size()
          + " RRsets are too many to ask for one by one");
    }
    Set<String> owners = questions.stream().map(Question::owner).collect(Collectors.toSet());
    Set<ResourceRecord> found = new LinkedHashSet<>();
    for (RecordsAnswer answer : answers(questions)) {
      if (!(answer instanceof RecordsAnswer.Answered answered)) {
        return serialOnly(host, serial, "no transfer (" + why + ") and no answer to queries ("
            + ((RecordsAnswer.NoAnswer) answer).reason() + ")");
      }
      records(answered, owners).forEach(found::add);
    }
    return new ServedZone(host, ServedZone.State.PARTIAL, serial, List.copyOf(found),
        "no transfer (" + why
            + "): compared RRset by RRset, what else it serves is not seen");
  }

  private static ServedZone serialOnly(String host, OptionalLong serial, String note) {
    return new ServedZone(host, ServedZone.State.SERIAL_ONLY, serial, List.of(), note);
  }

  /** Of a CNAME's chain only the first is the answer; a referral has its NS records elsewhere. */
  private static Stream<ResourceRecord> records(RecordsAnswer.Answered answer,
      Set<String> owners) {
    return Stream.concat(answer.answer().stream(),
        answer.authority()
            .stream()
            .filter(record -> !answer.authoritative()
                && record.type().equals("NS")))
        .filter(record -> owners.contains(record.owner()));
  }

  private List<RecordsAnswer> answers(Set<Question> questions) {
    List<Future<RecordsAnswer>> asked = new ArrayList<>();
    List<RecordsAnswer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      questions.forEach(question -> asked.add(threads.submit(() -> one(question))));
      for (Future<RecordsAnswer> answer : asked) {
        answers.add(Answers.get(answer));
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private RecordsAnswer one(Question question) throws InterruptedException {
    gate.acquire();
    try {
      if (deadline.isOver()) {
        return new RecordsAnswer.NoAnswer("not all answered within " + WHOLE.toSeconds() + " s");
      }
      RecordsAnswer answer = dns.records(server, question.owner(), question.type(), false, QUERY);
      return answer instanceof RecordsAnswer.NoAnswer && !deadline.isOver()
          ? dns.records(server, question.owner(), question.type(), false, QUERY)
          : answer;
    } finally {
      gate.release();
    }
  }
}
