package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WordCompleterTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  private List<String> complete(String typed) {
    return candidates(typed).stream().map(Candidate::value).toList();
  }

  private List<Candidate> candidates(String typed) {
    CommandContext context = context();
    WordCompleter completer = new WordCompleter(
        new Suggestions(new CommandRunner(context).commandLine(new AeolusCommand(context)),
            new ProjectNames(this::context)));
    ParsedLine line = new DefaultParser().parse(typed, typed.length(),
        Parser.ParseContext.COMPLETE);
    List<Candidate> candidates = new ArrayList<>();
    completer.complete(null, line, candidates);
    return candidates;
  }

  private CommandContext context() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new CommandContext(new Output(nowhere, nowhere, false, false), folder);
  }

  @Test
  void complete_commands_areThoseOfTheWordBefore() {
    assertThat(complete("")).contains("inventory", "zones", "template", "secrets", "run", "help");
    assertThat(complete("zones ")).containsExactly("list", "render", "check", "diff",
        "import");
    assertThat(complete("help inventory ")).contains("graph", "vars").doesNotContain("zones");
  }

  @Test
  void complete_dash_namesOptions() {
    assertThat(complete("zones render --")).contains("--output", "--json").doesNotContain("render");
  }

  @Test
  void complete_namesOfTheProject_goWithTheLabel() {
    assertThat(complete("inventory host ")).containsExactly("ns1", "ns2", "web1");
    assertThat(complete("run deploy --host ")).containsExactly("ns1", "ns2", "web1");
    assertThat(complete("run deploy --dry-run -g ")).contains("nameservers", "all");
    assertThat(complete("zones check ")).containsExactly("example.test", "other.test");
    assertThat(complete("inventory hosts ")).contains("webservers", "web1");
  }

  @Test
  void complete_pattern_isCompletedAtItsLastName() {
    assertThat(complete("inventory hosts nameservers:!n")).contains("nameservers:!ns1");
    assertThat(complete("run deploy --limit web1,")).contains("web1,ns1", "web1,nameservers");
  }

  @Test
  void complete_target_mayBeNone() {
    assertThat(complete("use ")).contains("none", "nameservers", "ns1");
    assertThat(complete("inventory hosts ")).doesNotContain("none");
  }

  @Test
  void complete_hiddenCommands_areNotOffered() {
    assertThat(complete("")).contains("completion", "doctor").doesNotContain("complete");
  }

  @Test
  void complete_choices_areOffered() {
    assertThat(complete("zones list --color ")).contains("auto", "always", "never");
    assertThat(complete("completion ")).containsExactly("bash", "zsh", "fish");
  }

  @Test
  void complete_valueAfterAnEqualsSign_isCompleted() {
    assertThat(complete("run check --group=name")).contains("--group=nameservers", "--group=all");
    assertThat(complete("run check --nonsense=x")).isEmpty();
  }

  @Test
  void complete_optionsGiven_areNotOfferedAgainUnlessTheyMayBe() {
    assertThat(complete("run zones --dry-run --group all --")).contains("--group", "--force")
        .doesNotContain("--dry-run", "--yes");
  }

  @Test
  void complete_parametersGiven_areNotOfferedAgain() {
    assertThat(complete("zones check example.test ")).containsExactly("other.test");
    assertThat(complete("inventory host ns1 ")).isEmpty();
  }

  @Test
  void complete_runs_areThoseOfTheProject() {
    project.write(".aeolus/runs/20260131-120000-a1b2/journal.jsonl", "damaged\n")
        .write(".aeolus/runs/20260201-120000-c3d4/journal.jsonl", """
            {"event":"run","time":"2026-02-01T12:00:00Z","kind":"init","user":"me"}
            """);
    assertThat(complete("history show ")).containsExactly("20260201-120000-c3d4",
        "20260131-120000-a1b2");
    assertThat(candidates("run resume ").getFirst().descr()).isEqualTo("init by me, cut off");
  }

  @Test
  void complete_names_areDescribed() {
    assertThat(candidates("use ns")).extracting(Candidate::descr)
        .contains("group", "host, 192.0.2.1", "host");
  }

  @Test
  void complete_hostsOfARun_areThoseThatItHad() {
    project.write(".aeolus/runs/" + HistoryCommandTest.ID + "/journal.jsonl",
        HistoryCommandTest.JOURNAL.replace("ns2", "gone"));
    assertThat(complete("history show " + HistoryCommandTest.ID + " ")).contains("gone")
        .doesNotContain("web1");
  }

  @Test
  void complete_secrets_areThoseOfTheHost() {
    project.write("inventory/hosts.yaml", """
        all:
          hosts:
            ns1: {aeolus_image: img}
            ns2: {aeolus_image: other}
        """)
        .write("templates/img/IMGBUILD", "imgname=test\n")
        .write("templates/img/secrets.yaml", "etc/nsd/tsig.key: {file: key}\n")
        .write("templates/other/IMGBUILD", "imgname=test\n")
        .write("templates/other/secrets.yaml", "etc/other.key: {file: key}\n");
    assertThat(complete("secrets reveal --host ns1 ")).containsExactly("etc/nsd/tsig.key");
    assertThat(complete("secrets reveal ")).containsExactly("etc/nsd/tsig.key", "etc/other.key");
  }

  @Test
  void complete_filesOfHosts_areNotLookedForHere() {
    assertThat(found("run deploy --keep ")).isFalse();
    assertThat(found("--inventory ")).isTrue();
    assertThat(found("payload diff ")).isTrue();
    assertThat(found("history show --html=")).isTrue();
  }

  /** Tells whether files are offered. */
  private boolean found(String typed) {
    CommandContext context = context();
    List<String> words = List.of((typed + "|").split(" "));
    return new Suggestions(new CommandRunner(context).commandLine(new AeolusCommand(context)),
        new ProjectNames(this::context)).after(words.subList(0, words.size() - 1),
            words.getLast().replace("|", ""))
        .files();
  }

  @Test
  void complete_commandOfTheHosts_takesNoOptionOfOurs() {
    assertThat(complete("exec --f")).contains("--forks");
    assertThat(complete("exec uptime -")).isEmpty();
    assertThat(complete("run exec uptime -")).isEmpty();
  }

  @Test
  void complete_dangerousOptions_comeLast() {
    assertThat(complete("run deploy -").reversed().subList(0, 3))
        .containsExactlyInAnyOrder("--all-at-once", "--force", "--steal-lock");
    assertThat(candidates("run deploy -").stream().sorted().toList().getLast().value())
        .isEqualTo("--steal-lock");
  }

  @Test
  void complete_brokenProject_offersNothing() {
    project.write("inventory/hosts.yaml", "all: {hosts: [}\n");
    assertThat(complete("inventory host ")).isEmpty();
  }
}
