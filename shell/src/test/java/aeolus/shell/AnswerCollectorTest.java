package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.AnswerCollector.Block;
import aeolus.shell.HostAnswer.Content;
import aeolus.shell.HostAnswer.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerCollectorTest {
  private static HostAnswer answer(String host, Content content) {
    return new HostAnswer(host, content, 1);
  }

  @Test
  void blocks_severalAnswers_wellOnesFirstAndLargeOnesBeforeSmall() {
    AnswerCollector collector = new AnswerCollector();
    collector.add(answer("n1", Content.not(State.UNREACHABLE, "gone")));
    collector.add(answer("n2", Content.ok("few")));
    collector.add(answer("n3", Content.ok("many")));
    collector.add(answer("n4", Content.ok("many")));
    collector.add(answer("n5", Content.not(State.UNREACHABLE, "gone")));
    assertThat(collector.blocks())
        .containsExactly(new Block(List.of("n3", "n4"), Content.ok("many")),
            new Block(List.of("n2"), Content.ok("few")),
            new Block(List.of("n1", "n5"), Content.not(State.UNREACHABLE, "gone")));
  }

  @Test
  void add_moreThanMemoryBears_leavesOutOutputsThatAreNew() {
    AnswerCollector collector = new AnswerCollector(10);
    collector.add(answer("n1", Content.ok("123456")));
    collector.add(answer("n2", Content.ok("1234567")));
    collector.add(answer("n3", Content.ok("123456")));
    collector.add(answer("n4", Content.ok("7654321")));
    List<Block> blocks = collector.blocks();
    assertThat(blocks).hasSize(2);
    assertThat(blocks.getFirst().hosts()).containsExactly("n1", "n3");
    assertThat(blocks.getLast().hosts()).containsExactly("n2", "n4");
    assertThat(blocks.getLast().content().cut()).isTrue();
    assertThat(blocks.getLast().content().out()).isEmpty();
  }

  @Test
  void boundedText_beyondTheBound_keepsTheBeginningAndSaysSo() {
    BoundedText text = new BoundedText(5);
    text.writeBytes("123".getBytes(StandardCharsets.UTF_8));
    assertThat(text.isCut()).isFalse();
    text.writeBytes("456".getBytes(StandardCharsets.UTF_8));
    text.write('7');
    assertThat(text.text()).isEqualTo("12345");
    assertThat(text.isCut()).isTrue();
  }

  @Test
  void openFiles_limitsOfThisSystem_areReadAndLeaveSomeForOthers() {
    assertThat(OpenFiles.connections("""
        Limit                     Soft Limit           Hard Limit           Units
        Max open files            1024                 524288               files
        """)).isEqualTo(960);
    assertThat(OpenFiles.connections("Max open files 20 20 files")).isEqualTo(1);
    assertThat(OpenFiles.connections("nothing")).isEqualTo(Integer.MAX_VALUE);
  }
}
