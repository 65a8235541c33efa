package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Has the host's scripts look at real networks, in namespaces, and make them again. */
final class HostNetworkIT {
  private static final String TESTS = Path.of("src/test/sh/network-namespaces")
      .toAbsolutePath()
      .toString();

  @Test
  void network_underDashAndBusyboxAsh_isMadeAgain() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")),
        "SKIPPED: network namespaces need root");
    Process probe = start("dash", "-c", "ip netns add aeolus-probe && ip netns del aeolus-probe");
    String reason = output(probe);
    assumeTrue(probe.exitValue() == 0, "SKIPPED: no network namespaces here: " + reason);

    // At once, as they wait most of the time.
    Process dash = start("dash", TESTS);
    Process ash = start("busybox ash", TESTS);
    for (Process tests : List.of(dash, ash)) {
      String output = output(tests);
      output.lines().filter(line -> line.contains("# skipped")).forEach(System.out::println);
      assertThat(tests.exitValue()).as(output).isZero();
      assertThat(output).contains("ok - test_ipv6_only_static");
    }
  }

  private static Process start(String shell, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh");
    builder.command().addAll(List.of(arguments));
    builder.environment().put("SHELL_UNDER_TEST", shell);
    builder.environment()
        .put("SCRIPTS",
            Path.of("src/main/resources/aeolus/anemos").toAbsolutePath().toString());
    return builder.redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
