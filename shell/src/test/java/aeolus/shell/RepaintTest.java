package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;

final class RepaintTest {
  private final StringWriter err = new StringWriter();
  private final Output output = new Output(new PrintWriter(new StringWriter()),
      new PrintWriter(err), false, true);
  private Size size = Size.of(80, 24);

  RepaintTest() {
    output.screen(() -> Screen.of(() -> size));
  }

  private String draw(Repaint repaint, String... rows) {
    err.getBuffer().setLength(0);
    repaint.draw((columns, _) -> Stream.of(rows)
        .map(row -> new Row(output, columns).add(row))
        .toList());
    return err.toString();
  }

  @Test
  void draw_again_goesBackToTheFirstRow() {
    Repaint repaint = new Repaint(output, true);
    assertThat(draw(repaint, "one", "two")).doesNotContain("A").contains("one", "two");
    assertThat(draw(repaint, "three")).contains("\u001b[2A");
  }

  @Test
  void draw_onANarrowerScreen_countsTheRowsThatWereBrokenAnew() {
    String[] rows = {"x".repeat(75), "short"};
    Repaint reflowing = new Repaint(output, true);
    Repaint cutting = new Repaint(output, false);
    draw(reflowing, rows);
    draw(cutting, rows);
    size = Size.of(30, 24);
    assertThat(draw(reflowing, rows)).contains("\u001b[4A");
    assertThat(draw(cutting, rows)).contains("\u001b[2A");
  }

  @Test
  void draw_paintings_areToldTheSizeOfTheMoment() {
    Repaint repaint = new Repaint(output, true);
    size = Size.of(41, 11);
    repaint.draw((columns, rows) -> {
      assertThat(List.of(columns, rows)).containsExactly(40, 10);
      return List.of();
    });
    size = Size.of(0, 0);
    repaint.draw((columns, rows) -> {
      assertThat(List.of(columns, rows)).containsExactly(79, 23);
      return List.of();
    });
  }

  @Test
  void draw_whileAQuestionIsOpen_keepsOff() {
    Repaint repaint = new Repaint(output, true);
    draw(repaint, "one", "two");
    err.getBuffer().setLength(0);
    try (Foreground.Question _ = output.foreground().ask()) {
      assertThat(err.toString()).isEqualTo("\r\u001b[2A\r\u001b[J");
      assertThat(draw(repaint, "three")).isEmpty();
    }
    assertThat(draw(repaint, "four")).contains("four").doesNotContain("A");
  }

  @Test
  void note_amongRows_standsAboveThem() {
    Repaint repaint = new Repaint(output, true);
    draw(repaint, "one", "two");
    err.getBuffer().setLength(0);
    output.note("said");
    assertThat(err.toString()).isEqualTo("\r\u001b[2A\r\u001b[Jsaid\n");
    assertThat(draw(repaint, "one")).doesNotContain("A");
    repaint.close();
    err.getBuffer().setLength(0);
    output.note("later");
    assertThat(err.toString()).isEqualTo("later\n");
  }

  @Test
  void close_takesTheRowsAway_unlessTheyWereLeft() {
    Repaint repaint = new Repaint(output, true);
    draw(repaint, "one", "two");
    err.getBuffer().setLength(0);
    repaint.close();
    assertThat(err.toString()).isEqualTo("\r\u001b[2A\r\u001b[J");
    draw(repaint, "one");
    repaint.forget();
    err.getBuffer().setLength(0);
    repaint.close();
    assertThat(err.toString()).isEqualTo("\r");
  }
}
