package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptPathsTest {
  private static Host host(Object keep) {
    return new Host("x", List.of(), Vars.of(Map.of("aeolus_keep", keep)));
  }

  @Test
  void of_runAndHost_areJoinedEachOnce() {
    assertThat(KeptPaths.of(host(List.of("/var/lib/knot/", "/etc/a")), List.of("/var/lib/knot")))
        .containsExactly("/var/lib/knot", "/etc/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc", "/", "/etc/../root", "/a b", "/proc", "/dev/sda", "/etc/$x", ""})
  void of_whatCantBeCarriedOver_isRefused(String path) {
    assertThatThrownBy(() -> KeptPaths.of(host(List.of(path)), List.of()))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("got \"" + path + "\"");
  }

  @Test
  void of_noList_isRefused() {
    assertThatThrownBy(() -> KeptPaths.of(host("/etc"), List.of())).hasMessage(
        "aeolus_keep: expected a list of paths, got \"/etc\"");
  }
}
