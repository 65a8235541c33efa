package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs what judges shell scripts: their own tests, shellcheck, shfmt. */
final class HostScriptsTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/aeolus/anemos");
  private static final Path TESTS = Path.of("src/test/sh");

  @Test
  void scripts_underDashAndBusyboxAsh_passTheirTests() throws Exception {
    Outcome outcome = run(List.of("sh", TESTS.resolve("run-tests").toString()));

    assertThat(outcome.status()).describedAs(outcome.output()).isZero();
    assertThat(outcome.output()).contains("ok - test_check_able_host_prints_facts");
  }

  @Test
  void scripts_all_passShellcheck() throws Exception {
    assumeInstalled("shellcheck");
    List<String> command = new ArrayList<>(
        List.of("shellcheck", "-s", "sh", "-x", "-P", "SCRIPTDIR"));
    command.addAll(allScripts());

    assertThat(run(command).output()).isEmpty();
  }

  @Test
  void scripts_all_areFormatted() throws Exception {
    assumeInstalled("shfmt");
    List<String> command = new ArrayList<>(List.of("shfmt", "-i", "2", "-ci", "-d"));
    command.addAll(allScripts());

    assertThat(run(command).output()).isEmpty();
  }

  private static List<String> allScripts() throws IOException {
    try (Stream<Path> scripts = Files.list(SCRIPTS); Stream<Path> tests = Files.list(TESTS)) {
      return Stream.concat(scripts, tests).map(Path::toString).sorted().toList();
    }
  }

  private static void assumeInstalled(String program) {
    boolean installed = Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(installed, () -> program + " is not installed");
  }

  private record Outcome(int status, String output) {}

  private static Outcome run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
