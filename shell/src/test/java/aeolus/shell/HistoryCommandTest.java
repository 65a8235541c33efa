package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryCommandTest {
  static final String ID = "20260101-000000-abcd";
  static final String JOURNAL = """
      {"event":"run","time":"2026-01-01T00:00:00Z","id":"20260101-000000-abcd","kind":"deploy",\
      "user":"me","hosts":[{"host":"ns1","changes":["~ etc/motd"]},{"host":"ns2"}],\
      "zones":[{"name":"example.test","serial":7,"changes":["+ www 60 A 192.0.2.1","- old 60 A 192.0.2.2"]}]}
      {"event":"phase","time":"2026-01-01T00:00:01Z","host":"ns1","phase":"check","state":"start","text":""}
      {"event":"phase","time":"2026-01-01T00:00:03Z","host":"ns1","phase":"check","state":"ok","text":"debian 12"}
      {"event":"phase","time":"2026-01-01T00:00:03Z","host":"ns1","phase":"boot","state":"start","text":""}
      {"event":"result","time":"2026-01-01T00:02:00Z","host":"ns1","outcome":"done"}
      {"event":"phase","time":"2026-01-01T00:02:00Z","host":"ns2","phase":"check","state":"start","text":"<b>&"}
      {"event":"result","time":"2026-01-01T00:02:04Z","host":"ns2","outcome":"failed","phase":"check",\
      "reason":"no kexec\\nlockdown: integrity"}
      {"event":"end","time":"2026-01-01T00:02:04Z"}
      """;

  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder)
        .write(".aeolus/runs/" + ID + "/journal.jsonl", JOURNAL);
  }

  @Test
  void list_runs_areShownWithWhenWhoWhatHowLongAndOutcome() {
    assertThat(project.result("history", "list")).isEqualTo("""
        ID                    BEGAN (UTC)          USER  RUN     TOOK    OUTCOME
        20260101-000000-abcd  2026-01-01 00:00:00  me    deploy  2m 04s  1 done, 1 failed
        """);
  }

  @Test
  void history_alone_listsRuns() {
    assertThat(project.result("history")).isEqualTo(project.result("history", "list"));
  }

  @Test
  void list_runThatWasCutOff_isSaidToBe() {
    project.write(".aeolus/runs/" + ID + "/journal.jsonl",
        JOURNAL.substring(0, JOURNAL.indexOf("{\"event\":\"end")));
    assertThat(project.result("history", "list")).endsWith("1 done, 1 failed, cut off\n");
  }

  @Test
  void show_run_hasChangesAndATimelineOfEachHost() {
    assertThat(project.result("history", "show", ID)).isEqualTo("""
        20260101-000000-abcd  deploy by me, 2026-01-01 00:00:00 UTC, took 2m 04s: 1 done, 1 failed

        zone example.test
          + www 60 A 192.0.2.1
          - old 60 A 192.0.2.2

        ns1
          ~ etc/motd

        ns1  done     1m 59s
          check         2.0 s |=                                   |  debian 12
          boot         1m 57s | ================================== |

        ns2  failed   4.0 s
          no kexec
          lockdown: integrity
          check         4.0 s |                                   =|  <b>&
        """);
  }

  @Test
  void show_withoutId_isTheNewestRun() {
    project.write(".aeolus/runs/20250101-000000-abcd/journal.jsonl", JOURNAL);
    assertThat(project.result("history", "show", "--log")).isEqualTo(
        project.result("history", "show", ID, "--log"))
        .startsWith("2026-01-01T00:00:01Z  ns1  check  start\n");
  }

  @Test
  void show_namedHost_isShownAlone() {
    assertThat(project.result("history", "show", ID, "ns2")).contains("ns2  failed")
        .doesNotContain("ns1  done");
  }

  @Test
  void show_namedHostInAnyForm_isShownAlone() {
    assertThat(project.result("history", "show", ID, "ns2", "--log")).contains("  ns2  ")
        .doesNotContain("  ns1  ");
    assertThat(project.result("--json", "history", "show", ID, "ns2").replaceAll("\\s", ""))
        .contains("\"event\":\"run\"", "\"host\":\"ns2\"")
        .doesNotContain("\"phase\",\"time\":\"2026-01-01T00:00:01Z\",\"host\":\"ns1\"");
    project.result("history", "show", ID, "ns2", "--html", "run.html");
    assertThat(project.read("run.html")).contains(">ns2</span>").doesNotContain(">ns1</span>");
  }

  @Test
  void show_idWithASlip_isToldWhichMayHaveBeenMeant() {
    Outcome outcome = project.run("history", "show", ID.replace("abcd", "abdc"));
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("did you mean " + ID + "?");
  }

  @Test
  void show_unknownHost_isCalledSo() {
    Outcome outcome = project.run("history", "show", ID, "ns3");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("unknown host of run " + ID + " \"ns3\", did you mean");
  }

  @Test
  void show_narrowTerminal_hasAShorterAxis() {
    StringWriter out = new StringWriter();
    Output output = new Output(new PrintWriter(out), new PrintWriter(out), true, false);
    output.screen(() -> Screen.of(() -> Size.of(60, 24)));
    new CommandRunner(new CommandContext(output, folder)).run("history", "show", ID,
        "--color=never");
    assertThat(out.toString()).contains("  check         2.0 s |=               |  debian 12");
  }

  @Test
  void show_manyHosts_areARowEach() {
    String hosts = IntStream.range(0, 20)
        .mapToObj(n -> "{\"event\":\"result\",\"time\":\"2026-01-01T00:00:01Z\",\"host\":\"h" + n
            + "\",\"outcome\":\"skipped\",\"reason\":\"not begun\"}\n")
        .collect(Collectors.joining());
    project.write(".aeolus/runs/" + ID + "/journal.jsonl", JOURNAL + hosts);
    assertThat(project.result("history", "show", ID)).contains("\nns1  done      1m 59s |=====")
        .contains("\nh7   skipped     0 ms |  ")
        .doesNotContain("  boot ");
  }

  @Test
  void show_html_isOnePageThatNeedsNothingElse() throws Exception {
    assertThat(project.run("history", "show", ID, "--html", "run.html").status()).isZero();
    assertThat(Files.readString(project.file("run.html"))).startsWith("<!DOCTYPE html>")
        .contains("deploy 20260101-000000-abcd", "&lt;b&gt;&amp;", "lockdown: integrity")
        .doesNotContain("<script", "http:", "https:", "src=", "<link");
  }

  @Test
  void show_htmlIntoAFolderThatIsNotThere_isRefused() {
    Outcome outcome = project.run("history", "show", ID, "--html", "no/run.html");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("aeolus: no/run.html: not writable: no such file or folder\n");
  }
}
