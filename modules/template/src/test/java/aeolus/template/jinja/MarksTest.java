package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Location;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Location FILE = Location.of("f");

  @Test
  void read_markedText_isTextAndOrigins() {
    Marks marks = new Marks();
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= 300; line++) {
      text.append(marks.mark(Location.of("f", line))).append("x\n");
    }
    Marks.Read read = marks.read(text.toString(), FILE);
    assertThat(read.text()).isEqualTo("x\n".repeat(300));
    assertThat(read.lines().get(299)).isEqualTo(Location.of("f", 300));
  }

  @Test
  void read_lineOfSeveral_comesFromItsFirstVisibleCharacter() {
    Marks marks = new Marks();
    String text = marks.mark(Location.of("f", 1)) + "  " + marks.mark(Location.of("f", 2)) + "a"
        + marks.mark(Location.of("f", 3)) + "b\n";
    assertThat(marks.read(text, FILE).lines()).startsWith(Location.of("f", 2));
  }

  @Test
  void read_marksOfSomebodyElse_areNotTrusted() {
    assertThat(new Marks().read("\uFDD0\uFDE9\uFDD1a\uFDD0", FILE).lines()).containsExactly(FILE);
  }
}
