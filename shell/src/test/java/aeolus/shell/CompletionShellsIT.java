package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has real shells complete lines, with a program that answers what it is told to. */
final class CompletionShellsIT {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() throws IOException {
    project = new TestProject(folder).write("runfile", "").write("aeolus", """
        #!/bin/sh
        if [ "$1" = complete ]; then cat answers; else echo "$*" >called; fi
        """);
    Files.setPosixFilePermissions(project.file("aeolus"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void assumeThere(String shell) {
    assumeThat(Path.of("/usr/bin", shell)).exists();
  }

  private String said(String input, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TERM", "xterm");
    builder.environment().merge("PATH", folder.toString(), (old, own) -> own + ":" + old);
    Process process = builder.start();
    process.outputWriter().append(input).close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Types a line up to a Tab in zsh, and returns the words that it called the program with. */
  private String zsh(String line, String answer) throws Exception {
    project.write("script", project.result("completion", "zsh")).write("answers", answer);
    // What goes wrong shows in the end, as the program was called with other words.
    said("autoload -U compinit && compinit -u -D; source ./script\n" + line + "\t\nexit 0\n",
        "timeout",
        "60", "script", "-qec", "zsh -f -i", "/dev/null");
    return project.read("called").strip();
  }

  private String fish(String line, String answer) throws Exception {
    project.write("script", project.result("completion", "fish")).write("answers", answer);
    return said("", "fish", "--no-config", "-c", "source script; complete -C '" + line + "'");
  }

  @Test
  void zsh_begunWord_isCompleted() throws Exception {
    assumeThere("zsh");
    assertThat(zsh("aeolus run de", "deploy\tRe-image hosts\n")).isEqualTo("run deploy");
  }

  @Test
  void zsh_files_areCompletedAfterAnEqualsSign() throws Exception {
    assumeThere("zsh");
    assertThat(zsh("aeolus history show --html=runf", ":files\n"))
        .isEqualTo("history show --html=runfile");
  }

  @Test
  void fish_begunWord_isCompleted() throws Exception {
    assumeThere("fish");
    assertThat(fish("aeolus run de", "deploy\tRe-image hosts\n"))
        .isEqualTo("deploy\tRe-image hosts\n");
  }

  @Test
  void fish_files_areCompletedAfterAnEqualsSign() throws Exception {
    assumeThere("fish");
    assertThat(fish("aeolus history show --html=runf", ":files\n")).isEqualTo("--html=runfile\n");
  }
}
