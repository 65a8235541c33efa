package aeolus.template.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsFiltersTest {
  private static Object filter(String name, Object value, Object... arguments) {
    return Library.of(Path.of(".")).filter(name).apply(value, Arguments.of(arguments), null);
  }

  @ParameterizedTest
  @CsvSource({"www,a.example,www.a.example.", "www.,a.example,www.", "@,a.example.,a.example.",
      "a\\.,a.example,a\\..a.example.", "www,.,www."})
  void fqdn_name_endsInOrigin(String name, String origin, String expected) {
    assertThat(filter("fqdn", name, origin)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"www.a.example.,a.example,www", "A.Example,a.example.,@",
      "www.b.example,a.example,www.b.example.", "xa.example.,a.example,xa.example.",
      "x\\.a.example.,a.example,x\\.a.example."})
  void relativeTo_name_leavesOutZone(String name, String zone, String expected) {
    assertThat(filter("relative_to", name, zone)).isEqualTo(expected);
  }

  @Test
  void ptr_addresses_areReversed() {
    assertThat(filter("ptr", "192.0.2.10")).isEqualTo("10.2.0.192.in-addr.arpa.");
    assertThat(filter("ptr", "2001:db8::1f")).isEqualTo(
        "f.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "192.0.2", "192.0.2.256", "192.0.2.010", "fe80::1%eth0", "::g", "x"})
  void ptr_noAddress_fails(String address) {
    assertThatThrownBy(() -> filter("ptr", address)).isInstanceOf(ExpressionException.class)
        .hasMessage("expected an IPv4 or IPv6 address, got '" + address + "'");
  }

  @Test
  void txt_text_isQuotedAndSplitByOctets() {
    assertThat(filter("txt", "a\"b\\c\u00e4")).isEqualTo("\"a\\\"b\\\\c\\195\\164\"");
    assertThat(filter("txt", "")).isEqualTo("\"\"");
    assertThat(filter("txt", "x".repeat(256)))
        .isEqualTo("\"" + "x".repeat(255) + "\" \"x\"");
  }

  @Test
  void ttl_timeOrSeconds_becomesTheOther() {
    assertThat(filter("ttl", "1h30m")).isEqualTo(5400L);
    assertThat(filter("ttl", "300")).isEqualTo(300L);
    assertThat(filter("ttl", 694_861L)).isEqualTo("1w1d1h1m1s");
    assertThat(filter("ttl", 0L)).isEqualTo("0s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1x", "h", "1h30", "-5", "9999w"})
  void ttl_noTime_fails(String time) {
    assertThatThrownBy(() -> filter("ttl", time)).isInstanceOf(ExpressionException.class)
        .hasMessageStartingWith("expected a time");
  }
}
