package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunSettingsTest {
  /** 300 MB over 2 Mbit/s take 20 minutes. */
  @Test
  void uploadTimeout_largeFileOnASlowLine_isEnough() {
    assertThat(RunSettings.DEFAULT.uploadTimeout(300_000_000)).isGreaterThan(Duration.ofHours(1));
    assertThat(RunSettings.DEFAULT.uploadTimeout(1)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void of_olderJournal_hasTheDefaults() {
    assertThat(RunSettings.of(Map.of("forks", 10, "boot_timeout", 600)))
        .isEqualTo(RunSettings.DEFAULT);
  }
}
