package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TypedLineTest {
  private final PipedOutputStream keys = new PipedOutputStream();
  private final TypedLine line;

  TypedLineTest() throws IOException {
    line = new TypedLine(new PipedInputStream(keys));
  }

  private void press(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  private Optional<String> read() throws IOException {
    return line.read().map(typed -> new String(typed, StandardCharsets.UTF_8));
  }

  @Test
  void read_lines_areReadOneByOne() throws IOException {
    press("yes\n\nno\n");
    assertThat(read()).contains("yes");
    assertThat(read()).contains("");
    assertThat(read()).contains("no");
  }

  @Test
  void read_controlD_isTheEnd() throws IOException {
    press("\u0004more\u0004");
    assertThat(read()).isEmpty();
    assertThat(read()).contains("more");
  }

  @Test
  void read_interrupted_endsAtOnceAndTakesNothing() throws Exception {
    Thread reader = Thread.currentThread();
    Thread.ofVirtual().start(reader::interrupt);
    assertThat(read()).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    press("next\n");
    assertThat(read()).contains("next");
  }

  @Test
  void drop_typedBefore_isNoAnswer() throws IOException {
    press("yes\ny");
    line.drop();
    press("no\n");
    assertThat(read()).contains("no");
  }
}
