package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.anemos.HostFacts;
import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.deploy.HostPlan;
import aeolus.payload.PayloadBuilder;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.SshTarget;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class HostKeyQuestionTest {
  private static final String KEY = HostKeys
      .withoutComment(HostKeys.generateEd25519("").publicKey());
  private static final String RIGHT = HostKeys.fingerprint(KEY);
  private static final String WRONG = HostKeys
      .fingerprint(HostKeys.generateEd25519("").publicKey());

  private final StringWriter err = new StringWriter();
  private final Output output = new Output(new PrintWriter(new StringWriter()),
      new PrintWriter(err), false, false);

  private static Host host(String name, Map<String, Object> vars) {
    return new Host(name, List.of(), Vars.of(vars));
  }

  private static HostPlan plan(Host host, Optional<HostFacts> facts) {
    return new HostPlan(host, "d", new PayloadBuilder().build(), Path.of("image"), "",
        HostPlan.Bootstrap.PACKAGES, List.of(),
        new SshTarget("192.0.2.1", 22, "root", List.of(),
            new HostKeyPolicy.KnownHosts(List.of(), List.of()), Duration.ofSeconds(1)),
        List.of(), List.of(), List.of(InetSocketAddress.createUnresolved("192.0.2.1", 53)),
        List.of(),
        Optional.empty(), facts, List.of());
  }

  private boolean ask(Map<String, Object> vars, String option, String... answers) {
    Deque<String> typed = new ArrayDeque<>(List.of(answers));
    Optional<UnaryOperator<String>> user = Optional.of(_ -> typed.poll());
    Host x = host("x", vars);
    boolean right = new HostKeyQuestion(output, List.of(x), option, user)
        .isRight(plan(x, Optional.empty()), KEY);
    assertThat(typed).isEmpty();
    return right;
  }

  @Test
  void isRight_asked_takesAWholeYesOrTheFingerprintAlone() {
    assertThat(ask(Map.of(), null, "yes")).isTrue();
    assertThat(err.toString()).contains("ED25519 key fingerprint is " + RIGHT);
    assertThat(ask(Map.of(), null, "y", "no")).isFalse();
    assertThat(ask(Map.of(), null, " " + RIGHT + " ")).isTrue();
    assertThat(ask(Map.of(), null, WRONG)).isFalse();
    assertThat(ask(Map.of(), null)).isFalse();
  }

  @Test
  void isRight_anotherKeyIsKnown_showsBoth() {
    Host x = host("x", Map.of());
    String other = HostKeys.withoutComment(HostKeys.generateEd25519("").publicKey());
    HostKeyQuestion question = new HostKeyQuestion(output, List.of(x), null,
        Optional.of(_ -> RIGHT));
    SshTarget target = plan(x, Optional.empty()).target();
    assertThat(question.isRight("x", target,
        List.of(new KnownHostsFile.Entry(Path.of("known"), 3, other)), KEY)).isTrue();
    assertThat(err.toString()).contains("x (192.0.2.1 port 22) is not the one that is known",
        "Known: ED25519 key fingerprint is " + HostKeys.fingerprint(other) + " (known:3)",
        "Shown: ED25519 key fingerprint is " + RIGHT);
  }

  @Test
  void isRight_fingerprintIsGiven_isNotAsked() {
    assertThat(ask(Map.of(), RIGHT)).isTrue();
    assertThat(ask(Map.of("aeolus_host_fingerprint", RIGHT), null)).isTrue();
    assertThat(ask(Map.of("aeolus_host_fingerprint", WRONG), null)).isFalse();
    assertThat(err.toString()).contains("x: shows", RIGHT, "expected " + WRONG);
  }

  @Test
  void isRight_nobodyToAsk_isNo() {
    Host x = host("x", Map.of());
    assertThat(new HostKeyQuestion(output, List.of(x), null, Optional.empty())
        .isRight(plan(x, Optional.empty()), KEY)).isFalse();
  }

  @Test
  void given_noFingerprintOrOneForTwo_isRefused() {
    Host x = host("x", Map.of("aeolus_host_fingerprint", "MD5:00"));
    assertThatThrownBy(() -> new HostKeyQuestion(output, List.of(x), null, Optional.empty()))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("host x: aeolus_host_fingerprint: expected SHA256:")
        .hasMessageContaining("got \"MD5:00\"");
    List<Host> two = List.of(host("a", Map.of()), host("b", Map.of()));
    assertThatThrownBy(() -> new HostKeyQuestion(output, two, RIGHT, Optional.empty()))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("expected one host");
  }

  @Test
  void requireGiven_hostIsKnownByOtherKeys_isRefused() {
    Host x = host("x", Map.of());
    HostKeyQuestion question = new HostKeyQuestion(output, List.of(x), RIGHT, Optional.empty());
    question.requireGiven(
        plan(x, Optional.of(HostFacts.parse("host_key_1=" + KEY + " /etc/ssh/k"))));
    String other = HostKeys.withoutComment(HostKeys.generateEd25519("").publicKey());
    HostPlan known = plan(x, Optional.of(HostFacts.parse("host_key_1=" + other + " /etc/ssh/k")));
    assertThatThrownBy(() -> question.requireGiven(known)).isInstanceOf(AeolusException.class)
        .hasMessageContaining("none of its host keys");
  }
}
