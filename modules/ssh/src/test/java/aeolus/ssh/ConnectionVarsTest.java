package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionVarsTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final SshDefaults DEFAULTS = new SshDefaults("me", List.of(Path.of("/id")),
      List.of(Path.of("/known")), Duration.ofSeconds(15));

  private static SshTarget target(Map<String, ?> vars) {
    return ConnectionVars.fromVars(new Host("x", List.of(), Vars.of(vars)), DEFAULTS);
  }

  private static SshTarget args(String text) {
    return target(Map.of("ansible_ssh_common_args", text));
  }

  private static List<Path> knownHosts(SshTarget target) {
    return ((HostKeyPolicy.KnownHosts) target.hostKeys()).files();
  }

  @Test
  void fromVars_none_isTheDefaults() {
    assertThat(target(Map.of())).isEqualTo(new SshTarget("x", 22, "me", List.of(Path.of("/id")),
        new HostKeyPolicy.KnownHosts(List.of(Path.of("/known")), List.of()),
        Duration.ofSeconds(15)));
  }

  @Test
  void fromVars_all_areTaken() {
    SshTarget target = target(Map.of("ansible_host", "192.0.2.1", "ansible_port", 2222L,
        "ansible_user", "root", "ansible_ssh_private_key_file", "~/key", "ansible_timeout", 7));
    assertThat(target.host()).isEqualTo("192.0.2.1");
    assertThat(target.port()).isEqualTo(2222);
    assertThat(target.user()).isEqualTo("root");
    assertThat(target.identityFiles()).containsExactly(HOME.resolve("key"));
    assertThat(target.connectTimeout()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void fromVars_twoNamesForOneThing_longerWins() {
    SshTarget target = target(Map.of("ansible_user", "a", "ansible_ssh_user", "b",
        "ansible_port", "1", "ansible_ssh_port", "2", "ansible_private_key_file", "/a",
        "ansible_ssh_private_key_file", "/b"));
    assertThat(target.user()).isEqualTo("b");
    assertThat(target.port()).isEqualTo(2);
    assertThat(target.identityFiles()).containsExactly(Path.of("/b"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "-o UserKnownHostsFile=/a | /a",
      "-oUserKnownHostsFile=/a | /a",
      "-o 'UserKnownHostsFile /a' | /a",
      "-o 'UserKnownHostsFile = /a' | /a",
      "-o userknownhostsfile=/a | /a",
      "-o UserKnownHostsFile='/a\\ b' | /a b",
      "-o UserKnownHostsFile='\"/a b\"' | /a b",
      "-o \"UserKnownHostsFile='/a b'\" | /a b"})
  void fromVars_knownHostsInArguments_areReadLikeAShell(String text, String expected) {
    assertThat(knownHosts(args(text))).containsExactly(Path.of(expected));
  }

  @Test
  void fromVars_severalKnownHosts_areAllTaken() {
    assertThat(knownHosts(args("-o 'UserKnownHostsFile=~/a /b'")))
        .containsExactly(HOME.resolve("a"), Path.of("/b"));
  }

  @Test
  void fromVars_lettersInArguments_areTaken() {
    SshTarget target = args("-i '/my key' -l root -p2222 -o ConnectTimeout=90000 "
        .replace("90000", "90"));
    assertThat(target.identityFiles()).containsExactly(Path.of("/my key"));
    assertThat(target.user()).isEqualTo("root");
    assertThat(target.port()).isEqualTo(2222);
    assertThat(target.connectTimeout()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void fromVars_emptyOrHarmlessArguments_changeNothing() {
    for (String text : List.of("", "  ", "-o ControlMaster=auto -o ControlPersist=60s",
        "-o StrictHostKeyChecking=yes")) {
      assertThat(args(text)).isEqualTo(target(Map.of()));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "ansible_port | 0 | expected a port of 1 to 65535, got \"0\"",
      "ansible_port | 65536 | expected a port of 1 to 65535, got \"65536\"",
      "ansible_port | ssh | expected a port of 1 to 65535, got \"ssh\"",
      "ansible_port | -1 | expected a port of 1 to 65535, got \"-1\"",
      "ansible_timeout | 1.5 | expected a time of 1 to 3600 seconds, got \"1.5\"",
      "ansible_user | a b | expected a user's name, got \"a b\"",
      "ansible_user | `` | expected a user's name, got \"\"",
      "ansible_ssh_private_key_file | `` | expected the name of a file, got \"\"",
      "ansible_ssh_common_args | -o ProxyJump=a:x | expected [USER@]HOST[:PORT], got \"a:x\"",
      "ansible_ssh_common_args | -A | option -A is not supported",
      "ansible_ssh_common_args | -o | expected a value after -o",
      "ansible_ssh_common_args | -o Port | expected -o NAME=VALUE, got \"Port\"",
      "ansible_ssh_common_args | -o Port=0 | expected a port of 1 to 65535, got \"0\"",
      "ansible_ssh_common_args | -o ConnectTimeout=x | expected a time such as 30 or 1m30s, got \"x\"",
      "ansible_ssh_common_args | -o 'Port=1 | expected the end of what ' begins, got \"-o 'Port=1\"",
      "ansible_ssh_extra_args | -o StrictHostKeyChecking=no | expected StrictHostKeyChecking=yes, got \"no\"; a host whose key is not known is never logged in to"})
  void fromVars_badValue_isRefusedByHostAndVariable(String name, String value, String problem) {
    assertThatThrownBy(() -> target(Map.of(name, value)))
        .isInstanceOf(AeolusException.class)
        .hasMessage("host x: " + name + ": " + problem);
  }

  @ParameterizedTest
  @CsvSource({"sudo, SUDO", "doas, DOAS"})
  void fromVars_becomeWithPassword_isTaken(String method, Become.Method expected) {
    Become become = target(Map.of("ansible_become", true, "ansible_become_method", method,
        "ansible_become_password", "secret")).options().become().orElseThrow();
    assertThat(become.method()).isEqualTo(expected);
    assertThat(become.user()).isEqualTo("root");
    assertThat(become.password().orElseThrow().revealText()).isEqualTo("secret");
  }
}
