package aeolus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretTextTest {
  @Test
  void toString_anySecret_showsNothing() {
    Vars vars = Vars.of(Map.of("password", SecretText.of("hunter2")));

    assertThat(vars.toString()).doesNotContain("hunter2");
    assertThat(vars.text("password")).isEmpty();
  }

  @Test
  void equals_sameOctets_areEqual() {
    assertThat(SecretText.of("a")).isEqualTo(SecretText.of(new byte[] {'a'}))
        .isNotEqualTo(SecretText.of("b"));
  }
}
