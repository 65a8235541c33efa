package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StockImageTest {
  private static final AptSources SOURCES = AptSources.ofMirror("http://m.invalid/debian");

  @Test
  void key_sameInputs_isTheSame() {
    assertThat(key(StockSpec.standard())).isEqualTo(key(StockSpec.standard())).hasSize(16);
  }

  @Test
  void key_otherPackagesOrMirror_isAnother() {
    assertThat(key(StockSpec.standard().withPackages("kexec-tools")))
        .isNotEqualTo(key(StockSpec.standard()));
    assertThat(StockImage.key(StockSpec.standard(), AptSources.ofMirror("http://n.invalid")))
        .isNotEqualTo(key(StockSpec.standard()));
  }

  private static String key(StockSpec spec) {
    return StockImage.key(spec, SOURCES);
  }
}
