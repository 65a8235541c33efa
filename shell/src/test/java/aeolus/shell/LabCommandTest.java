package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir
  private Path project;

  @BeforeEach
  void makeProject() throws Exception {
    Files.createDirectory(project.resolve("inventory"));
  }

  @Test
  void run_labAlone_namesTheWordsThatFollow() {
    assertThat(run("lab")).isEqualTo(2);
    assertThat(err.toString()).contains("up, status, ssh, console, reset, cut, down");
  }

  @Test
  void run_labUpBadNamesOrSizes_areRefusedBeforeAnythingIsMade() {
    assertThat(run("lab", "up", "x", "x")).isEqualTo(2);
    assertThat(run("lab", "up", "../x")).isEqualTo(2);
    assertThat(run("lab", "up", "--memory", "1")).isEqualTo(2);
    assertThat(run("lab", "up", "--accelerator", "xen")).isEqualTo(2);
    assertThat(err.toString()).contains("got [x, x]", "got \"../x\"", "got 1", "xen");
    assertThat(project.resolve(".aeolus")).doesNotExist();
  }

  @Test
  void run_labUpOutsideAProject_saysSoFirst() {
    Path elsewhere = project.resolve("inventory");
    assertThat(run("--project", elsewhere.toString(), "lab", "up")).isEqualTo(3);
    assertThat(err.toString()).contains("no inventory/ here");
  }

  private int run(String... words) {
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), false, false);
    return new CommandRunner(new CommandContext(output, project)).run(words);
  }
}
