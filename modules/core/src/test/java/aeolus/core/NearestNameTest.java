package aeolus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
  @ParameterizedTest
  @CsvSource({"'','',0", "abc,abc,0", "abc,acb,1", "abc,ab,1", "abc,abcd,1", "abc,axc,1",
      "kitten,sitting,3", "'',abc,3"})
  void distance_ofTwoNames_countsSlips(String a, String b, int slips) {
    assertThat(NearestName.distance(a, b)).isEqualTo(slips);
    assertThat(NearestName.distance(b, a)).isEqualTo(slips);
  }

  @Test
  void of_names_isTheNearestIfOneIsNear() {
    assertThat(NearestName.of("nameserver", List.of("all", "nameservers")))
        .contains("nameservers");
    assertThat(NearestName.of("mail", List.of("all", "nameservers"))).isEmpty();
  }
}
