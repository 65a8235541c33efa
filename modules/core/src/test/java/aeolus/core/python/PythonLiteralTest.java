package aeolus.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonLiteralTest {
  @Test
  void ofOutput_listsDictsAndBools_areValues() {
    assertThat(PythonLiteral.ofOutput("[1, 'a', None]"))
        .isEqualTo(java.util.Arrays.asList(1L, "a", null));
    assertThat(PythonLiteral.ofOutput("{'a': (1, 2)}"))
        .isEqualTo(Map.of("a", new Tuple(List.of(1L, 2L))));
    assertThat(PythonLiteral.ofOutput("True")).isEqualTo(true);
    assertThat(PythonLiteral.ofOutput("{\"a\": [true, false]}"))
        .isEqualTo(Map.of("a", List.of(true, false)));
  }

  @Test
  void ofOutput_otherTexts_stayTexts() {
    for (String text : List.of("5", "1.5", "None", "'a'", "(1, 2)", " [1]", "true", "[1", "{a: 1}",
        "")) {
      assertThat(PythonLiteral.ofOutput(text)).isEqualTo(text);
    }
  }

  @Test
  void valueOf_jsonWords_areNoLiterals() {
    assertThat(PythonLiteral.valueOf("[true]", entries -> entries)).isEqualTo("[true]");
    assertThat(PythonLiteral.valueOf("[True]", entries -> entries)).isEqualTo(List.of(true));
  }
}
