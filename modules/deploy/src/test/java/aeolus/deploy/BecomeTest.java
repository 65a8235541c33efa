package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BecomeTest {
  private static Become become(String login, Object... vars) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < vars.length; i += 2) {
      map.put((String) vars[i], vars[i + 1]);
    }
    return Become.of(new Host("ns1", List.of(), Vars.of(map)), login);
  }

  @Test
  void wrap_notAskedOrRootAlready_isTheScript() {
    assertThat(become("admin").wrap("x")).isEqualTo("x");
    assertThat(become("admin", "ansible_become", false).wrap("x")).isEqualTo("x");
    assertThat(become("root", "ansible_become", true).wrap("x")).isEqualTo("x");
  }

  @Test
  void wrap_asked_runsTheScriptByTheMethodWithoutAPassword() {
    assertThat(become("admin", "ansible_become", true).wrap("echo 'a b'"))
        .isEqualTo("sudo -n -u 'root' sh -c 'echo '\\''a b'\\'''");
    assertThat(become("root", "ansible_become", "yes", "ansible_become_user", "knot",
        "ansible_become_method", "doas").wrap("x")).isEqualTo("doas -n -u 'knot' sh -c 'x'");
  }

  @Test
  void of_whatCanNotBeHonoured_isRefused() {
    assertThatThrownBy(() -> become("admin", "ansible_become", "perhaps"))
        .isInstanceOf(AeolusException.class)
        .hasMessage("host ns1: ansible_become: expected true or false, got \"perhaps\"");
    assertThatThrownBy(
        () -> become("admin", "ansible_become", true, "ansible_become_method", "su"))
        .hasMessageContaining("ansible_become_method: expected sudo or doas, got \"su\"");
    assertThatThrownBy(
        () -> become("admin", "ansible_become", true, "ansible_become_password", "hidden"))
        .hasMessageContaining("ansible_become_password: is not supported")
        .hasMessageNotContaining("hidden");
  }
}
