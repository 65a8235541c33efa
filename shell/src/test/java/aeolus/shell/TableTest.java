package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static String printed(int columns) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    Output output = new Output(writer, writer, columns > 0, false);
    output.screen(() -> Screen.of(() -> Size.of(columns, 24)));
    output.color(GlobalOptions.ColorMode.never);
    new Table("ZONE", "SERIAL", "SERVED BY")
        .row("example.test", "2026010101", "one.example two.example three.example")
        .row("other.test", "", "one.example")
        .print(output);
    return out.toString();
  }

  @Test
  void print_wideTerminalOrNone_isOneLineARow() {
    assertThat(printed(0)).isEqualTo(printed(80)).isEqualTo("""
        ZONE          SERIAL      SERVED BY
        example.test  2026010101  one.example two.example three.example
        other.test    -           one.example
        """);
  }

  @Test
  void print_narrowTerminal_breaksTheLastColumnAtBlanks() {
    assertThat(printed(50)).isEqualTo("""
        ZONE          SERIAL      SERVED BY
        example.test  2026010101  one.example two.example
                                  three.example
        other.test    -           one.example
        """);
  }

  @Test
  void print_terminalTooNarrowForTheColumns_isABlockARow() {
    assertThat(printed(30)).isEqualTo("""
        ZONE       example.test
        SERIAL     2026010101
        SERVED BY  one.example
                   two.example
                   three.example

        ZONE       other.test
        SERIAL     -
        SERVED BY  one.example

        """);
  }

  @Test
  void lines_wordWiderThanTheLine_isBroken() {
    assertThat(Wrapped.lines("a abcdefgh b", 5)).isEqualTo(List.of("a", "abcde", "fgh b"));
    assertThat(Wrapped.lines("", 5)).isEqualTo(List.of(""));
  }
}
