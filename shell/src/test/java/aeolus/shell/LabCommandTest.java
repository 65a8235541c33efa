package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  @Test
  void run_labDownDeleteOrResetFreshWithNobodyToAsk_isRefused() throws Exception {
    Path machine = machine("x");
    assertThat(labProcess("down", "--delete")).isEqualTo(2);
    assertThat(labProcess("reset", "x", "--fresh")).isEqualTo(2);
    assertThat(said()).contains("no terminal to ask for confirmation; use --yes");
    assertThat(machine).exists();
    assertThat(labProcess("down", "--delete", "--yes")).isZero();
    assertThat(machine).doesNotExist();
  }

  @Test
  void run_labDownDeleteWithoutMachines_asksNothing() throws Exception {
    assertThat(labProcess("down", "--delete")).isZero();
  }

  @Test
  void run_labUnknownMachine_isToldWhichThereAre() throws Exception {
    assertThat(labProcess("ssh", "q")).isEqualTo(3);
    assertThat(said()).contains("the lab has no machine \"q\", and no other; aeolus lab up");
    machine("mail");
    assertThat(labProcess("cut", "mial")).isEqualTo(3);
    assertThat(said()).contains("unknown machine of the lab \"mial\", did you mean \"mail\"?");
  }

  @Test
  void complete_labMachines_areThoseOfTheLab() throws Exception {
    machine("mail");
    assertThat(process("complete", "--", "lab", "cut", "")).isZero();
    assertThat(said()).isEqualTo("mail\tmachine of the lab\n");
  }

  /** Makes a machine that is off, in a lab of the test's own. */
  private Path machine(String name) throws IOException {
    Path folder = project.resolve("cache/lab/machines").resolve(name);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("machine.properties"), "sshPort=1\ndnsPort=1\n");
    return Files.writeString(folder.resolve("disk0.raw"), "");
  }

  private int labProcess(String... words) throws Exception {
    return process(Stream.concat(Stream.of("lab"), Stream.of(words)).toArray(String[]::new));
  }

  /** Runs a command in a process of its own, as the environment says where the lab lies. */
  private int process(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), "aeolus.shell.Main"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile())
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(project.resolve("said").toFile());
    builder.environment().put("AEOLUS_CACHE", project.resolve("cache").toString());
    return builder.start().waitFor();
  }

  private String said() throws IOException {
    return Files.readString(project.resolve("said"));
  }

  private int run(String... words) {
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), false, false);
    return new CommandRunner(new CommandContext(output, project)).run(words);
  }
}
