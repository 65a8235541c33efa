package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionCommandTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  @Test
  void complete_begunWord_printsThoseThatBeginWithItAndWhatTheyMean() {
    assertThat(project.result("complete", "--", "run", "dep"))
        .isEqualTo("deploy\tRe-image hosts that run an image made by Aeolus.\n");
    assertThat(project.result("complete", "--", "run", "deploy", "--host", "ns"))
        .isEqualTo("ns1\thost, 192.0.2.1\nns2\thost\n");
    assertThat(project.result("complete", "--", "template", "render", "")).isEqualTo(":files\n");
  }

  @Test
  void complete_projectNamedAmongTheWords_isLookedIn(@TempDir Path elsewhere) {
    new TestProject(elsewhere).write("inventory/hosts.yaml", "all: {hosts: {far: {}}}\n");
    assertThat(project.result("complete", "--", "--project", elsewhere.toString(), "inventory",
        "host", "")).isEqualTo("far\thost\n");
  }

  @Test
  void complete_brokenProjectOrUnfinishedWords_saysNothingWrong() {
    project.write("inventory/hosts.yaml", "all: [");
    TestProject.Outcome outcome = project.run("complete", "--", "run", "deploy", "--host", "");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out() + outcome.err()).isEmpty();
    assertThat(project.result("complete", "--", "run", "nonsense", "--fo")).isEmpty();
  }

  @Test
  void bash_patternWithColons_keepsWhatBashTakesForDone() throws Exception {
    assertThat(bash("aeolus inventory hosts nameservers:!n", "nameservers:!ns1",
        "nameservers:!ns2")).isEqualTo("<!ns1><!ns2>");
    assertThat(bash("aeolus run check --group=n", "--group=nameservers"))
        .isEqualTo("<nameservers>");
    assertThat(bash("aeolus history show --html=answ", ":files")).isEqualTo("<answers>");
    assertThat(bash("aeolus run dep", "deploy\tRe-image")).isEqualTo("<deploy>");
  }

  /** Completes a line by the script, with a program that answers what it is told to. */
  private String bash(String line, String... answers) throws IOException, InterruptedException {
    project.write("script", project.result("completion", "bash"))
        .write("answers", String.join("\n", answers) + "\n");
    String test = "aeolus() { cat answers; }; compopt() { :; }; source ./script; COMP_LINE='" + line
        + "'; COMP_POINT=${#COMP_LINE}; _aeolus; printf '<%s>' \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "--norc", "-c", test).directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    bash.getOutputStream().close();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void manual_everyCommandAndOption_isInIt() {
    String page = project.result("manual");
    assertThat(page).startsWith(".TH \"AEOLUS\" \"1\"")
        .contains(".SS \"aeolus run deploy\"",
            "\\-\\-limit=PATTERN", ".SH \"EXIT STATUS\"", ".B \"ZONE\"")
        .doesNotContain("aeolus complete\"", "${", "%%");
    assertThat(page.lines()).noneMatch(line -> line.matches("^\\.[^A-Z\\\\n].*") && !line
        .matches("\\.(nf|fi)"));
  }

  @Test
  void doctor_json_hasEachFindingOnce() throws Exception {
    String json = project.run("doctor", "--json").out();
    assertThat(Json.tree(json.getBytes(StandardCharsets.UTF_8)).findValuesAsText("about"))
        .contains("Java", "project", "lab")
        .doesNotHaveDuplicates();
    assertThat(project.run("doctor").out()).containsPattern("ok +project +\\S+, 3 hosts");
  }

  @Test
  void doctor_withoutBuilders_saysThatNothingCanBeDeployed() {
    CommandContext context = new CommandContext(new Output(new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()), false, false), folder);
    assertThat(new Diagnosis(context, Map.of("PATH", folder.toString())).findings())
        .filteredOn(finding -> finding.about().equals("base images, trees"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.state()).isEqualTo(Diagnosis.State.MISSING);
          assertThat(finding.remedy()).startsWith("apt-get install mmdebstrap");
        });
    assertThat(project.result("help", "doctor").replaceAll("\\s+", " "))
        .contains("the base image is built here, once; what only the lab needs does not count");
  }

  @Test
  void doctor_noKnownHosts_advisesToTrust() {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", folder.toString());
    try {
      assertThat(project.run("doctor").out()).contains("aeolus trust HOST");
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void doctor_noProject_saysWhatToDo(@TempDir Path empty) {
    TestProject.Outcome outcome = project.run("doctor", "--project", empty.toString());
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains("missing   project", "--project");
  }
}
