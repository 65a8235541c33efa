package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AnswersTest {
  private final List<String> heard = new ArrayList<>();

  @Test
  void all_inWhateverOrderTheyCome_areReturnedInThatOfTheQuestions() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    List<Callable<String>> questions = List.of(() -> {
      second.await();
      return "a";
    }, () -> "b");
    assertThat(Answers.all(questions, answer -> {
      heard.add(answer);
      second.countDown();
    })).containsExactly("a", "b");
    assertThat(heard).containsExactly("b", "a");
  }

  @Test
  void all_interrupted_waitsForNoneThatIsStillToCome() {
    Thread caller = Thread.currentThread();
    List<Callable<String>> questions = List.of(() -> "a", () -> {
      while (true) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        // As a library may do that waits in a way of its own.
        boolean _ = Thread.interrupted();
      }
    });
    assertThatThrownBy(() -> Answers.all(questions, answer -> {
      heard.add(answer);
      caller.interrupt();
    })).isInstanceOf(InterruptedException.class);
    assertThat(heard).containsExactly("a");
  }

  @Test
  void all_oneBreaks_isThrown() {
    List<Callable<String>> questions = List.of(() -> {
      throw new IllegalArgumentException("a defect");
    }, () -> {
      Thread.sleep(Duration.ofMinutes(5));
      return "late";
    });
    assertThatThrownBy(() -> Answers.all(questions, heard::add)).hasMessage("a defect");
  }
}
