package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class DoasTerminalTest {
  private static final String WORD = "0123456789abcdef";
  private static final String QUESTION = "\rdoas (me@ns1) password: ";

  private final DoasTerminal terminal = new DoasTerminal(WORD, SecretText.of("secret"));
  private final ByteArrayOutputStream typed = new ByteArrayOutputStream();

  /** Shows texts one after the other, as they come over the network. */
  private boolean follow(String... texts) throws IOException {
    InputStream screen = new SequenceInputStream(Collections.enumeration(Arrays.stream(texts)
        .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .toList()));
    return terminal.follow(screen, typed);
  }

  private String typed() {
    return typed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void follow_question_isAnsweredOnce() throws Exception {
    assertThat(follow(WORD, QUESTION, "\r\n", WORD)).isTrue();
    assertThat(typed()).isEqualTo("secret\n");
    assertThat(terminal.hasAnswered()).isTrue();
    assertThat(terminal.awaitReady(Duration.ZERO)).isTrue();
  }

  @Test
  void follow_textInPieces_isTheSame() throws Exception {
    assertThat(follow((WORD + QUESTION + "\r\n" + WORD).split(""))).isTrue();
    assertThat(typed()).isEqualTo("secret\n");
  }

  @Test
  void follow_questionOfAnotherProgram_getsNoPassword() throws Exception {
    assertThat(follow("Password: ", WORD, WORD, "Password: ")).isTrue();
    assertThat(follow("New password: ")).isTrue();
    assertThat(typed()).isEmpty();
    assertThat(terminal.hasAnswered()).isFalse();
  }

  @Test
  void follow_anotherQuestion_endsIt() throws Exception {
    assertThat(follow(WORD, "Verification code: ", "never read")).isFalse();
    assertThat(terminal.unanswered()).contains("Verification code:");
    assertThat(typed()).isEmpty();
  }

  @Test
  void follow_questionAskedAgain_endsIt() throws Exception {
    assertThat(follow(WORD, QUESTION, "\r\n", QUESTION)).isFalse();
    assertThat(terminal.unanswered()).isEmpty();
    assertThat(typed()).isEqualTo("secret\n");
  }

  @Test
  void awaitReady_endBeforeDoas_isFalseAndWhatWasShownIsKept() throws Exception {
    assertThat(follow("mkdir: No space left on device\r\n")).isTrue();
    terminal.isOver();
    assertThat(terminal.awaitReady(Duration.ZERO)).isFalse();
    assertThat(terminal.shown()).contains("No space left");
  }
}
