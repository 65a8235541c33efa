package aeolus.template.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {
  @Test
  void advice_nameThatIsClose_isGiven() {
    assertThat(NearMiss.advice("domian", List.of("other", "domain"))).isEqualTo(
        ", did you mean \"domain\"?");
  }

  @Test
  void advice_nothingClose_isNothing() {
    assertThat(NearMiss.advice("nope", List.of("domain", "n", "__secret"))).isEmpty();
  }

  @Test
  void advice_severalClose_isTheClosest() {
    assertThat(NearMiss.advice("ipv4s", List.of("ipv6x", "ipv4"))).contains("\"ipv4\"");
  }

  @Test
  void distance_words_isThatOfLevenshtein() {
    assertThat(NearMiss.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearMiss.distance("", "abc")).isEqualTo(3);
    assertThat(NearMiss.distance("abc", "abc")).isZero();
  }
}
