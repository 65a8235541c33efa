package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchesTest {
  private static List<Integer> sizes(String serial, int hosts) {
    List<Integer> all = IntStream.range(0, hosts).boxed().toList();
    List<List<Integer>> batches = Batches.parse(serial).of(all);
    assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(all);
    return batches.stream().map(List::size).toList();
  }

  /** As ansible-playbook 2.14 splits them. */
  @ParameterizedTest
  @CsvSource({"1, 3, 1 1 1", "2, 5, 2 2 1", "'1,5,20%', 20, 1 5 4 4 4 2", "30%, 10, 3 3 3 1",
      "'1%', 3, 1 1 1", "100%, 4, 4", "9, 4, 4", "'2,100%', 5, 2 3"})
  void of_hosts_areSplitAsByAnsible(String serial, int hosts, String sizes) {
    assertThat(sizes(serial, hosts).toString()).isEqualTo("[" + sizes.replace(" ", ", ") + "]");
  }

  @Test
  void of_none_isOneBatch() {
    assertThat(Batches.NONE.of(List.of("a", "b"))).containsExactly(List.of("a", "b"));
  }

  @Test
  void of_hurried_areApartAndInTheFirstBatch() {
    assertThat(Batches.parse("1").of(List.of("a", "b", "c"), "c"::equals))
        .containsExactly(List.of("c", "a"), List.of("b"));
    assertThat(Batches.parse("1").of(List.of("a"), "a"::equals)).containsExactly(List.of("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0%", "101%", "-1", "1,", ",1", "a", "1.5", "1 2", "10%%"})
  void parse_nonsense_isRefusedWithWhatWasTyped(String text) {
    assertThatThrownBy(() -> Batches.parse(text)).isInstanceOf(AeolusException.class)
        .hasMessageContaining("--serial: expected")
        .hasMessageEndingWith("got \"" + text + "\"");
  }

  @Test
  void isExceededBy_limit_hasToBeExceeded() {
    assertThat(FailureLimit.parse("1").isExceededBy(1, 10)).isFalse();
    assertThat(FailureLimit.parse("1").isExceededBy(2, 10)).isTrue();
    assertThat(FailureLimit.parse("0").isExceededBy(1, 10)).isTrue();
    assertThat(FailureLimit.parse("25%").isExceededBy(2, 10)).isFalse();
    assertThat(FailureLimit.parse("25%").isExceededBy(3, 10)).isTrue();
    assertThat(FailureLimit.NONE.isExceededBy(10, 10)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "101%", "x", "1,2"})
  void limit_nonsense_isRefused(String text) {
    assertThatThrownBy(() -> FailureLimit.parse(text)).isInstanceOf(AeolusException.class)
        .hasMessage("--max-failures: expected N or P%, got \"" + text + "\"");
  }
}
