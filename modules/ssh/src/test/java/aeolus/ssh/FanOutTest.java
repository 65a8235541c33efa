package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.ssh.FanOut.Ended;
import aeolus.ssh.FanOut.Login;
import aeolus.ssh.FanOut.Outcome;
import aeolus.ssh.testing.FakeSshConnector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FanOutTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final FakeSshConnector connector = new FakeSshConnector();
  private final Map<String, Outcome<String>> told = new LinkedHashMap<>();
  private final List<String> twice = new ArrayList<>();

  private List<Login> hosts(int count) {
    return IntStream.range(0, count).mapToObj(i -> {
      connector.host("192.0.2." + i);
      return login(i);
    }).toList();
  }

  private static Login login(int i) {
    return new Login("h" + i, new SshTarget("192.0.2." + i, 22, "root", List.of(Path.of("key")),
        new HostKeyPolicy.KnownHosts(List.of(), List.of()), TIMEOUT));
  }

  private void run(int atOnce, List<Login> logins, FanOut.Work<String> work) {
    new FanOut(connector, atOnce).run(logins, work, this::tell);
  }

  private void tell(Ended<String> ended) {
    if (told.put(ended.name(), ended.outcome()) != null) {
      twice.add(ended.name());
    }
  }

  @Test
  void run_manyHosts_eachIsWorkedOnOnceAndNoMoreAtATime() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    run(7, hosts(100), (name, session) -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      LockSupport.parkNanos(1_000_000);
      now.decrementAndGet();
      return name.substring(1);
    });
    assertThat(told).hasSize(100).containsEntry("h42", new Outcome.Done<>("42"));
    assertThat(twice).isEmpty();
    assertThat(most.get()).isBetween(1, 7);
    assertThat(connector.attempts()).hasSize(100);
  }

  @Test
  void run_someNotConnected_areToldWithTheReasonAndTheOthersWorkedOn() {
    List<Login> logins = new ArrayList<>(hosts(3));
    connector.host("192.0.2.1").refuseNext(FailureKind.REFUSED, 1);
    logins.add(login(9));
    run(2, logins, (_, _) -> "done");
    assertThat(told).containsEntry("h0", new Outcome.Done<>("done"))
        .containsEntry("h1",
            new Outcome.NotConnected<>(FailureKind.REFUSED, "192.0.2.1: REFUSED"))
        .containsEntry("h2", new Outcome.Done<>("done"))
        .containsEntry("h9",
            new Outcome.NotConnected<>(FailureKind.UNREACHABLE, "192.0.2.9: no such host"));
  }

  @Test
  void run_reasonBeginsWithTheLogin_isToldWithoutItSoThatItIsTheSameForAll() {
    SshConnector refusing = new SshConnector() {
      @Override
      public ConnectResult connect(SshTarget target) {
        return new ConnectResult.Failed(FailureKind.REFUSED, target.description() + ": refused");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
    new FanOut(refusing, 2).<String>run(hosts(2), (_, _) -> "", this::tell);
    assertThat(told.values())
        .containsOnly(new Outcome.NotConnected<>(FailureKind.REFUSED, "refused"));
  }

  @Test
  void run_interrupted_tellsWhatIsDoneWhatIsCutOffAndWhatIsNotBegun() throws Exception {
    CountDownLatch atWork = new CountDownLatch(2);
    Thread caller = Thread.currentThread();
    Thread.ofVirtual().start(() -> {
      try {
        atWork.await();
        caller.interrupt();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    run(2, hosts(6), (name, _) -> {
      if (name.equals("h0")) {
        return "done";
      }
      atWork.countDown();
      pause();
      return "ended";
    });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).hasSize(6).containsEntry("h0", new Outcome.Done<>("done"));
    assertThat(told.values()).filteredOn(Outcome.CutOff.class::isInstance).hasSize(2);
    assertThat(told.values()).filteredOn(Outcome.NotBegun.class::isInstance).hasSize(3);
    assertThat(twice).isEmpty();
  }

  @Test
  void run_interruptedWhileLoggingIn_hasBegunNothingThere() {
    Thread caller = Thread.currentThread();
    SshConnector asking = new SshConnector() {
      @Override
      public ConnectResult connect(SshTarget target) {
        caller.interrupt();
        pause();
        return new ConnectResult.Failed(FailureKind.AUTHENTICATION, "interrupted");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
    List<String> begun = new ArrayList<>();
    new FanOut(asking, 1).<String>run(hosts(2), (_, _) -> "", begun::add, this::tell);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begun).containsExactly("h0");
    assertThat(told.values()).containsOnly(new Outcome.NotBegun<>());
  }

  private static void pause() {
    try {
      Thread.sleep(TIMEOUT.multipliedBy(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void run_workBreaks_isNotPassedOver() {
    assertThatThrownBy(() -> run(2, hosts(2), (_, _) -> {
      throw new IllegalArgumentException("a defect");
    })).hasRootCauseMessage("a defect");
  }
}
