package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownHostsLineTest {
  private static final String KEY = HostKeys.generateEd25519("test").publicKey();

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {
      "x.example x.example 22 true",
      "x.example X.Example 22 true",
      "X.EXAMPLE x.example 22 true",
      "x.example x.example 2222 false",
      "[x.example]:2222 x.example 2222 true",
      "[x.example]:2222 x.example 22 false",
      "*.example x.example 22 true",
      "*.example example 22 false",
      "?.example x.example 22 true",
      "?.example xy.example 22 false",
      "*.example,!x.example x.example 22 false",
      "!x.example,*.example x.example 22 false",
      "*.example,!y.example x.example 22 true",
      "!y.example x.example 22 false",
      "* x.example 2222 true",
      "x.example,192.0.2.1 192.0.2.1 22 true",
      "2001:db8::1 2001:db8::1 22 true",
      "|1|bad|bad x.example 22 false",
      "|1| x.example 22 false"})
  void matches_namesAndPatterns_areAsInSshd(String names, String host, int port, boolean expected) {
    assertThat(KnownHostsLine.parse(names + " " + KEY).orElseThrow().matches(host, port))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "# comment", "x", "x ssh-ed25519", "x ssh-ed25519 !!!!",
      "x ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAA", "@revoked", "@revoked x"})
  void parse_noKey_isEmpty(String line) {
    assertThat(KnownHostsLine.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"@revoked,true,false,false", "@cert-authority,false,true,false",
      "'',false,false,true", "@other,false,false,false"})
  void parse_marker_isTold(String marker, boolean revoked, boolean authority, boolean plain) {
    KnownHostsLine line = KnownHostsLine.parse(marker + " x " + KEY + " comment").orElseThrow();
    assertThat(line.isRevoked()).isEqualTo(revoked);
    assertThat(line.isAuthority()).isEqualTo(authority);
    assertThat(line.isPlain()).isEqualTo(plain);
    assertThat(line.key()).isEqualTo(KEY);
    assertThat(line.type()).isEqualTo("ssh-ed25519");
  }
}
