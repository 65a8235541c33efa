package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HelpPageTest {
  @Test
  void paragraphs_linesOfProse_becomeOneAndExamplesStay() {
    assertThat(HelpPage.paragraphs("", "What is said", "in two lines.", "", "Examples:", "  a b",
        "  c d"))
        .containsExactly("", "What is said in two lines.", "", "Examples:", "  a b", "  c d");
  }
}
