package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  private Outcome script(String... lines) {
    project.write("script", String.join("\n", lines) + "\n");
    return project.run("--file", "script");
  }

  @Test
  void use_pattern_isTheTargetOfTheLinesThatFollow() {
    Outcome outcome = script("use webservers", "use", "run check --no-login");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).isEqualTo("Target webservers: 1 host, web1\n".repeat(2));
    assertThat(outcome.err()).contains("Target webservers: 1 host\n", "None of these hosts");
  }

  @Test
  void use_none_hasCommandsNameTheirHostsAgain() {
    Outcome outcome = script("use webservers", "use none", "run check --no-login");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).contains("No target");
    assertThat(outcome.err()).contains("which hosts?", "or for all that follows by use PATTERN");
  }

  @Test
  void use_whatMatchesNothing_isRefused() {
    assertThat(script("use nameservers:&webservers").err()).contains("matches no host");
    Outcome outcome = script("use web1:!web1");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("no host");
  }

  @Test
  void use_exclusionOfNobody_isRefused() {
    Outcome outcome = script("use nameservers:!ns3");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("nobody is left out: \"ns3\" matches no host and no group");
    assertThat(project.run("run", "check", "--no-login", "--limit", "all:!ns3").status())
        .isEqualTo(3);
  }

  @Test
  void use_slip_isToldWhatMayHaveBeenMeant() {
    assertThat(script("use nameserver").err()).contains("did you mean \"nameservers\"?");
  }

  @Test
  void use_asACommandOfItsOwn_isRefused() {
    Outcome outcome = project.run("use", "web1");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("type it at the prompt");
  }

  @Test
  void use_json_listsTheHosts() {
    project.write("script", "use nameservers\n");
    assertThat(project.result("--json", "--file", "script").replaceAll("\\s", ""))
        .isEqualTo("{\"target\":\"nameservers\",\"hosts\":[\"ns1\",\"ns2\"]}");
  }

  @Test
  void run_namedHosts_countInsteadOfTheTarget() {
    Outcome outcome = script("use nameservers", "run check --no-login --host web1");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).doesNotContain("Target nameservers");
  }

  @Test
  void run_yesAtThePrompt_isRefused() {
    StringWriter err = new StringWriter();
    Output output = new Output(new PrintWriter(new StringWriter()), new PrintWriter(err), false,
        false);
    CommandContext context = new CommandContext(output, folder).within(new Session(true));
    assertThat(new CommandRunner(context).run("run", "zones", "--host", "ns1", "--yes"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--yes is for scripts");
  }

  @Test
  void words_afterAnExclamationMark_areLeftForTheHosts() {
    assertThat(LineRunner.words(" !echo 'a  b' | wc -l "))
        .isEqualTo(List.of("exec", "--", "echo 'a  b' | wc -l"));
    assertThat(LineRunner.words("!")).isEmpty();
    assertThat(LineRunner.words("zones \\\nlist")).isEqualTo(List.of("zones", "list"));
  }

  @Test
  void prompt_target_showsItsHostsAndWarnsOfAll() {
    Output output = new Output(new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()), true, true);
    output.color(GlobalOptions.ColorMode.always);
    Session session = new Session(true);
    PromptText text = new PromptText(output);
    assertThat(text.of("demo", session)).isEqualTo("\u001b[1mdemo\u001b[0m > ");
    session.target("ns*");
    session.note(1, 2);
    assertThat(text.of("demo", session)).contains("\u001b[36mns* (1)\u001b[0m > ");
    session.note(2, 2);
    assertThat(text.of("demo", session)).contains("\u001b[33mns* (all 2)\u001b[0m > ");
  }
}
