package aeolus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ProblemsTest {
  @Test
  void throwIfErrors_severalErrors_reportsAllInOrder() {
    Problems problems = new Problems();
    problems.warning(Location.of("a.yaml"), "odd");
    problems.error(new Location("a.yaml", 3, 7), "unknown group, expected web, got \"wep\"");
    problems.error(Location.of("b.yaml", 1), "empty");

    assertThatThrownBy(problems::throwIfErrors).isInstanceOf(InvalidInputException.class)
        .hasMessage("""
            a.yaml: warning: odd
            a.yaml:3:7: unknown group, expected web, got "wep"
            b.yaml:1: empty""");
  }

  @Test
  void throwIfErrors_onlyWarnings_returnsThem() {
    Problems problems = new Problems();
    problems.warning(Location.of("a.yaml"), "odd");

    assertThat(problems.throwIfErrors()).hasSize(1);
  }
}
