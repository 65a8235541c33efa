package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AptSourcesTest {
  @Test
  void parse_mixedTargets_picksDebian12() {
    AptSources sources = AptSources.parse(List.of("http://s.invalid/sec/ bookworm-security main",
        "http://m.invalid/debian/ bookworm main", "http://m.invalid/debian/ bookworm main",
        "http://m.invalid/debian/ bookworm contrib", "http://other.invalid/x/ jammy main",
        "http://m.invalid/debian/ bookworm-updates main"));
    assertThat(sources.mirror()).isEqualTo("http://m.invalid/debian");
    assertThat(sources.lines()).containsExactly("deb http://m.invalid/debian bookworm main",
        "deb http://m.invalid/debian bookworm-updates main",
        "deb http://s.invalid/sec bookworm-security main");
  }

  @Test
  void parse_noDebian12_asksForMirror() {
    assertThatThrownBy(() -> AptSources.parse(List.of("http://other.invalid/x/ jammy main")))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("--mirror URL");
  }

  @Test
  void ofMirror_finalSlash_isDropped() {
    assertThat(AptSources.ofMirror("http://m.invalid/debian/").lines())
        .containsExactly("deb http://m.invalid/debian bookworm main");
  }
}
