package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Vars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SshConfigTest {
  @TempDir
  private Path folder;
  private Path user;
  private Path machine;

  @BeforeEach
  void files() {
    user = folder.resolve("config");
    machine = folder.resolve("ssh_config");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private SshConfig config(String text) {
    write(user, text);
    return SshConfig.read(user, machine);
  }

  private SshTarget target(String text, String host, Map<String, ?> vars) {
    SshDefaults defaults = new SshDefaults("me", List.of(Path.of("/id")),
        List.of(Path.of("/known")), List.of(Path.of("/global")), Duration.ofSeconds(15),
        Optional.of(Path.of("/agent")), config(text));
    return ConnectionVars.fromVars(new Host(host, List.of(), Vars.of(vars)), defaults);
  }

  private SshTarget target(String text, String host) {
    return target(text, host, Map.of());
  }

  @Test
  void read_noFiles_isEmpty() {
    assertThat(SshConfig.read(user, machine).warnings()).isEmpty();
  }

  @Test
  void fromVars_allSettings_areTaken() {
    SshTarget target = target("""
        Host x
          HostName %h.example.org
          Port = 2222
          User "root"
          IdentityFile ~/.ssh/%h-%r
          IdentityFile %d/second
          CertificateFile /certs/%u
          IdentitiesOnly yes
          UserKnownHostsFile /a "/b c"
          GlobalKnownHostsFile /g
          HostKeyAlias Alias
          ConnectTimeout 1m30s
          ServerAliveInterval 7
          ServerAliveCountMax 2
          IdentityAgent none
        """, "x");
    Path home = Path.of(System.getProperty("user.home"));
    assertThat(target.host()).isEqualTo("x.example.org");
    assertThat(target.port()).isEqualTo(2222);
    assertThat(target.user()).isEqualTo("root");
    assertThat(target.identityFiles())
        .containsExactly(home.resolve(".ssh/x.example.org-root"), home.resolve("second"));
    assertThat(target.connectTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(target.hostKeys()).isEqualTo(new HostKeyPolicy.KnownHosts(
        List.of(Path.of("/a"), Path.of("/b c"), Path.of("/g")), List.of()));
    assertThat(target.options()).isEqualTo(new SshOptions("alias", List.of(),
        List.of(Path.of("/certs/" + System.getProperty("user.name"))), true, Optional.empty(),
        Duration.ofSeconds(7), 2, Optional.empty()));
    assertThat(target.knownName()).isEqualTo("alias");
    assertThat(target.knownPort()).isEqualTo(22);
  }

  @Test
  void fromVars_severalSources_firstWins() {
    write(machine, "Host *\n User machine\n ConnectTimeout 3\n Port 5\n");
    String text = "Host x\n User first\n Port 4\nHost *\n User second\n";
    SshTarget target = target(text, "x", Map.of("ansible_port", 3));
    assertThat(target.user()).isEqualTo("first");
    assertThat(target.port()).isEqualTo(3);
    assertThat(target.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(target(text, "y").user()).isEqualTo("second");
    assertThat(target(text, "y").port()).isEqualTo(5);
    assertThat(target(text, "x", Map.of("ansible_ssh_common_args", "-o User=args")).user())
        .isEqualTo("args");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Host a x b | x | yes", "Host a b | x | no", "Host ns?? | ns01 | yes",
      "Host ns?? | ns1 | no", "Host *.org !bad.org | good.org | yes",
      "Host *.org !bad.org | bad.org | no", "Host !bad.org | good.org | no",
      "Match all | x | yes", "Match host a,x | x | yes", "Match host *,!x | x | no",
      "Match !host x | x | no", "Match !host y | x | yes", "Match host X | x | yes",
      "Match originalhost=x user me | x | no", "Match originalhost x localuser * | x | yes",
      "Match user nobody-at-all | x | no", "Match user * | x | yes"})
  void fromVars_conditions_holdAsInOpenSsh(String condition, String host, String holds) {
    assertThat(target(condition + "\n  User yes\nHost *\n  User no\n", host).user())
        .isEqualTo(holds);
  }

  @Test
  void fromVars_matchHost_seesTheHostNameSetBefore() {
    assertThat(target("Host x\n HostName 192.0.2.1\nMatch host 192.0.2.*\n User yes\n", "x").user())
        .isEqualTo("yes");
    assertThat(target("Match host 192.0.2.*\n User yes\nHost x\n HostName 192.0.2.1\n", "x").user())
        .isEqualTo("me");
  }

  @Test
  void fromVars_include_holdsWhereItStands() {
    write(folder.resolve("one.conf"), "User one\nHost y\n Port 9\n");
    write(folder.resolve("two.conf"), "User two\n");
    String text = "Host x y\n Include *.conf missing\n ConnectTimeout 4\n";
    SshTarget x = target(text, "x");
    assertThat(x.user()).isEqualTo("one");
    assertThat(x.port()).isEqualTo(22);
    assertThat(x.connectTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(target(text, "y").port()).isEqualTo(9);
    assertThat(target(text, "z").user()).isEqualTo("me");
  }

  @Test
  void fromVars_proxyJump_goesThroughEachHopByItsOwnSettings() {
    String text = """
        Host x
          ProxyJump root@a:2201,b
        Host a
          HostName 192.0.2.1
          User ignored
          ProxyJump outer
        Host b
          Port 7
          ProxyJump never
        Host *
          IdentityFile /k
        """;
    SshTarget target = target(text, "x");
    assertThat(target.options().jumps()).extracting(SshTarget::description)
        .containsExactly("me@outer port 22", "root@192.0.2.1 port 2201", "me@b port 7");
    assertThat(target.options().jumps())
        .allSatisfy(hop -> assertThat(hop.options().jumps()).isEmpty())
        .allSatisfy(hop -> assertThat(hop.identityFiles()).containsExactly(Path.of("/k")));
    assertThat(target(text, "x", Map.of("ansible_ssh_common_args", "-J none")).options().jumps())
        .isEmpty();
    assertThat(
        target(text, "y", Map.of("ansible_ssh_common_args", "-o ProxyJump=c,[2001:db8::1]:9"))
            .options()
            .jumps())
        .extracting(SshTarget::description)
        .containsExactly("me@c port 22", "me@2001:db8::1 port 9");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Host *;ProxyJump a | ProxyJump leads in a circle, or through more than 16 hosts, at \"a\"",
      "Host x;ProxyJump a;Host a;ProxyJump b;Host b;ProxyJump a | ProxyJump leads in a circle, or through more than 16 hosts, at \"a\"",
      "Host x;ProxyCommand nc %h %p | ProxyCommand is not run; expected ProxyJump, got \"nc %h %p\"",
      "IdentityFile /k-%C | identityfile: the token %C is not supported, in \"/k-%C\"",
      "IdentityFile ${AEOLUS_NOT_SET}/k | identityfile: the variable AEOLUS_NOT_SET is not set, in \"${AEOLUS_NOT_SET}/k\""})
  void fromVars_whatCannotBeHad_isRefusedByHost(String text, String problem) {
    assertThatThrownBy(() -> target(text.replace(";", "\n"), "x"))
        .isInstanceOf(AeolusException.class)
        .hasMessage("host x: " + problem);
  }

  @Test
  void fromVars_proxyCommandNone_isNoProxy() {
    assertThat(target("ProxyCommand none\nProxyJump a\n", "x").options().jumps()).isEmpty();
  }

  @Test
  void read_mistakes_areAllReportedByLine() {
    assertThatThrownBy(() -> config("""
        # fine
        Host x
          HostNam y
          Port 0
          User "open
          IdentitiesOnly maybe
          ConnectTimeout soon
          ProxyJump a:b
          User
          User a b
        Match hots x
        Match user
        Host
        Compression yes # known, makes no difference
        IgnoreUnknown Usel*
        UselessThing 1
        """)).isInstanceOf(InvalidInputException.class)
        .hasMessage(String.join("\n",
            user + ":3: unknown setting, expected one of ssh_config(5), got \"hostnam\"",
            user + ":4: port: expected a port of 1 to 65535, got \"0\"",
            user + ":5: expected \" to be closed, got \"\"open\"",
            user + ":6: identitiesonly: expected yes or no, got \"maybe\"",
            user + ":7: connecttimeout: expected a time such as 30 or 1m30s, got \"soon\"",
            user + ":8: proxyjump: expected [USER@]HOST[:PORT], got \"a:b\"",
            user + ":9: user: expected a value, got \"\"",
            user + ":10: user: expected one value, got \"a b\"",
            user + ":11: unknown criterion of Match, expected all, host, originalhost, user or"
                + " localuser, got \"hots\"",
            user + ":12: expected a pattern after user",
            user + ":13: expected a pattern after Host"));
  }

  @Test
  void read_matchExec_isWarnedOfAndHoldsForNoHost() {
    SshConfig config = config("Match host x exec \"touch /tmp/x\"\n  User yes\n");
    assertThat(config.warnings()).extracting(Object::toString)
        .containsExactly(user + ":1: warning: Match exec is not looked at here;"
            + " what stands below it holds for no host");
    assertThat(target("Match host x exec true\n  User yes\n", "x").user()).isEqualTo("me");
  }

  @Test
  void read_fileThatOthersCanWrite_isRefused() throws IOException {
    write(user, "User x\n");
    Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThatThrownBy(() -> SshConfig.read(user, machine))
        .hasMessage(user + ": others can write this file, expected permissions like 600");
  }

  @Test
  void read_includeOfItself_ends() {
    assertThatThrownBy(() -> config("Include " + user + "\n"))
        .hasMessage(user + ":1: more than 16 files include each other");
  }
}
