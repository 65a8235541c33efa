package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FactsCommandTest {
  @TempDir
  private Path folder;

  @Test
  @Timeout(60)
  void facts_interrupted_namesWhoHasNotAnswered() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      TestProject project = new TestProject(folder).write("inventory/hosts.yaml", """
          all:
            hosts: {n1: {ansible_port: %d}, n2: {ansible_port: many}}
            vars: {ansible_host: 127.0.0.1, ansible_user: root}
          """.formatted(silent.getLocalPort()));
      Thread caller = Thread.currentThread();
      Thread.ofVirtual().start(() -> interruptOnceAsked(silent, caller));
      TestProject.Outcome outcome = project.run("run", "facts", "--group", "all");
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.err()).contains("Interrupted, with no answer yet from n1 (1 host).");
      assertThat(outcome.out()).contains("n2", "ansible_port").doesNotContain("n1");
    }
  }

  private static void interruptOnceAsked(ServerSocket silent, Thread caller) {
    try {
      silent.accept();
      // What the other host comes to is known by then.
      Thread.sleep(1_000);
      caller.interrupt();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void installingNothing_hostWithoutAMirror_isNotGivenTheWorkstations() {
    new TestProject(folder).write("inventory/hosts.yaml", "all: {hosts: {n1: }}\n");
    CommandContext context = new CommandContext(new Output(new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()), false, false), folder);
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      assertThat(wiring.resolved(wiring.inventory().hosts())
          .getFirst()
          .vars()
          .text("aeolus_mirror")).contains("");
    }
  }
}
