package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptFileTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  @Test
  void run_lines_areCommandsWithQuotesAndComments() {
    project.write("script", """
        # which ones?
        inventory hosts 'nameservers:!ns1'

        inventory hosts "web1"
        """);

    assertThat(project.result("--file", "script")).isEqualToIgnoringNewLines("ns2\nweb1\n");
  }

  @Test
  void run_failingLine_stopsThereWithItsStatus() {
    project.write("script", "inventory hosts ns1\ninventory hosts mail\ninventory hosts ns2\n");

    Outcome outcome = project.run("--file", "script");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEqualToIgnoringNewLines("ns1\n");
    assertThat(outcome.err()).endsWith("script:2: stopped, exit status 3\n");
  }

  @Test
  void run_optionsBefore_countForEveryLineThatDoesNotSayOtherwise() {
    project.write("other/inventory/h.yaml", "all: {hosts: {a: }}\n")
        .write("third/inventory/h.yaml", "all: {hosts: {b: }}\n")
        .write("script", "inventory hosts all\n--project third inventory hosts all\n");

    assertThat(project.result("--json", "--project", "other", "--file", "script"))
        .isEqualToIgnoringNewLines("[\"a\"]\n[\"b\"]\n");
  }

  @Test
  void run_noSuchFile_exitsThree() {
    Outcome outcome = project.run("--file", "none");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .startsWith("none: error: script not readable: no such file or folder\n");
  }
}
