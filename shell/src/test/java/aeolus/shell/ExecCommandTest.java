package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshTarget;
import aeolus.ssh.testing.FakeSshConnector;
import aeolus.ssh.testing.FakeSshHost;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code exec}, {@code ping}, {@code put} and {@code get} on hosts in memory. */
final class ExecCommandTest {
  private static final String HOSTS = """
      web:
        hosts: {"ns[01:04].example": {ansible_host: "{{ inventory_hostname[:4] }}"}}
      """;

  @TempDir
  private Path folder;
  private TestProject project;
  private final FakeSshConnector connector = new FakeSshConnector();
  private final Connections connections = new Connections(() -> connector);

  @BeforeEach
  void setUp() {
    project = new TestProject(folder).write("inventory/hosts.yaml", HOSTS);
    for (int i = 1; i <= 4; i++) {
      host(i).answer("uptime", FakeSshHost.out("up\nlong\n"))
          .answer("true", FakeSshHost.out(""));
    }
  }

  @AfterEach
  void close() {
    connections.close();
  }

  private FakeSshHost host(int i) {
    return connector.host("ns0" + i);
  }

  private TestProject.Outcome run(String... words) {
    return run(connections, words);
  }

  private TestProject.Outcome run(Connections shared, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context = new CommandContext(
        new Output(new PrintWriter(out), new PrintWriter(err), false, false), folder);
    context.share(shared);
    int status = new CommandRunner(context).run(words);
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("internal error");
    return new TestProject.Outcome(status, out.toString(), err.toString());
  }

  @Test
  void exec_allTheSame_isOneBlock() {
    TestProject.Outcome outcome = run("exec", "-g", "web", "uptime");
    assertThat(outcome.out()).isEqualTo("ns[01-04].example (4 hosts)\nup\nlong\n");
    assertThat(outcome.err()).contains("4 hosts: 4 ok; ");
    assertThat(outcome.status()).isZero();
  }

  @Test
  void exec_differentOutputs_mostFrequentFirstThenFailuresByReason() {
    host(2).answer("uptime", FakeSshHost.out("other"));
    host(3).answer("uptime", FakeSshHost.exit(7, "no\n"));
    host(4).refuseNext(FailureKind.REFUSED, 1);
    host(1).answer("uptime", FakeSshHost.out("other"));
    TestProject.Outcome outcome = run("run", "exec", "-g", "web", "--", "uptime");
    assertThat(outcome.out()).isEqualTo("""
        ns[01-02].example (2 hosts)
        other
        ns03.example (1 host): exit status 7
        stderr: no
        ns04.example (1 host): ns04: REFUSED
        """);
    assertThat(outcome.err()).contains("4 hosts: 2 ok, 1 failed, 1 not logged in to; ");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void exec_diff_showsOthersAgainstTheMostFrequent() {
    host(3).answer("uptime", FakeSshHost.out("up\nshort\n"));
    assertThat(run("exec", "-g", "web", "--diff", "uptime").out()).isEqualTo("""
        ns[01-02,04].example (3 hosts)
        up
        long
        ns03.example (1 host)
        --- ns[01-02,04].example
        +++ ns03.example
        @@ -1,2 +1,2 @@
         up
        -long
        +short
        """);
  }

  @Test
  void exec_optionsAfterTheFirstWord_areTheCommands() {
    host(1).answer("ls --json -g x", FakeSshHost.out("listed\n"));
    assertThat(run("exec", "-H", "ns01.example", "ls", "--json", "-g", "x").out())
        .isEqualTo("ns01.example (1 host)\nlisted\n");
  }

  @Test
  void exec_json_isOneObjectAHost() {
    host(1).answer("uptime",
        new FakeSshHost.Answer(List.of(), new ExecResult.Killed("KILL")));
    TestProject.Outcome outcome = run("exec", "-l", "ns0[1-2]*", "--json", "uptime");
    List<JsonNode> objects = outcome.out()
        .lines()
        .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
        .sorted((a, b) -> a.get("host").asText().compareTo(b.get("host").asText()))
        .toList();
    assertThat(objects).hasSize(2);
    assertThat(objects.getFirst().get("result").asText()).isEqualTo("killed");
    assertThat(objects.getFirst().get("status").isNull()).isTrue();
    assertThat(objects.getFirst().get("reason").asText()).isEqualTo("ended by signal KILL");
    assertThat(objects.getLast().get("status").asInt()).isZero();
    assertThat(objects.getLast().get("stdout").asText()).isEqualTo("up\nlong\n");
    assertThat(objects.getLast().fieldNames())
        .toIterable()
        .containsExactly("host", "result", "status", "stdout", "stdout_cut", "stderr", "reason",
            "seconds");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void exec_again_logsInOnce() {
    run("exec", "-g", "web", "uptime");
    run("exec", "-g", "web", "uptime");
    assertThat(connector.attempts()).hasSize(4);
  }

  @Test
  void exec_interrupted_saysHowFarItCameAndExitsSo() {
    Thread caller = Thread.currentThread();
    host(2).answer("uptime"::equals, _ -> {
      caller.interrupt();
      sleep();
      return FakeSshHost.out("");
    });
    TestProject.Outcome outcome = run("exec", "-g", "web", "--forks", "1", "uptime");
    assertThat(outcome.out()).isEqualTo("""
        ns01.example (1 host)
        up
        long
        ns02.example (1 host): cut off; what was begun may still go on there
        ns[03-04].example (2 hosts): not begun
        """);
    assertThat(outcome.status()).isEqualTo(130);
  }

  @Test
  void exec_interruptedAtTheFirstLogin_saysThatNobodyWasLoggedInTo() {
    // Once: a second interrupt would not wait for the others.
    AtomicReference<Thread> caller = new AtomicReference<>(Thread.currentThread());
    SshConnector asking = new SshConnector() {
      @Override
      public ConnectResult connect(SshTarget target) {
        Optional.ofNullable(caller.getAndSet(null)).ifPresent(Thread::interrupt);
        sleep();
        return new ConnectResult.Failed(FailureKind.AUTHENTICATION, "interrupted");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
    TestProject.Outcome outcome = run(new Connections(() -> asking), "exec", "-g", "web",
        "uptime");
    assertThat(outcome.out()).isEqualTo("ns[01-04].example (4 hosts): not begun\n");
    assertThat(outcome.err()).contains("Nobody was logged in to.");
    assertThat(outcome.status()).isEqualTo(130);
  }

  private static void sleep() {
    try {
      Thread.sleep(Duration.ofMinutes(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void exec_unknownHostKey_isOneLineWithWhatToDo() {
    host(2).refuseNext(FailureKind.UNKNOWN_HOST_KEY, 1);
    assertThat(run("exec", "-l", "ns0[1-2]*", "uptime").out()).endsWith(
        "\nns02.example (1 host): unknown host key;"
            + " aeolus trust ns02.example shows and stores it\n");
    host(1).refuseNext(FailureKind.UNKNOWN_HOST_KEY, 1);
    connections.close();
    host(2).refuseNext(FailureKind.UNKNOWN_HOST_KEY, 1);
    assertThat(run("exec", "-l", "ns0[1-2]*", "uptime").out()).isEqualTo(
        "ns[01-02].example (2 hosts): unknown host key; aeolus trust HOST shows and stores it\n");
  }

  @Test
  void exec_become_isAskedOfTheLogin() {
    run("exec", "-H", "ns01.example", "--become", "uptime");
    assertThat(connector.attempts().getFirst().options().become()).isPresent();
  }

  @Test
  void exec_wrongVariablesOfTwoHosts_areToldAtOnceAndNobodyIsLoggedInTo() {
    project.write("inventory/hosts.yaml", """
        web:
          hosts: {a: {ansible_port: many}, b: {ansible_become: perhaps}, c: }
        """);
    TestProject.Outcome outcome = run("exec", "-g", "web", "uptime");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("host a: ansible_port: ", "host b: ansible_become: ");
    assertThat(connector.attempts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "exec -g web|Missing required parameter",
      "exec uptime|--group, --host or --limit",
      "exec -g web --forks 0 uptime|--forks: expected 1 or more, got 0",
      "exec -g web --timeout 0 uptime|--timeout: expected 1 second or more, got 0",
      "exec -g web -f x uptime|x",
      "put -g web --mode 8 hosts /tmp/x|--mode: expected three octal digits such as 0644, got \"8\"",
      "get -g web /etc/ x|expected the name of a file, got \"/etc/\""})
  void command_wrongUsage_isSaid(String words, String said) {
    project.write("hosts", "x");
    TestProject.Outcome outcome = run(words.split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
    assertThat(connector.attempts()).isEmpty();
  }

  @Test
  void put_file_isThereWithItsMode() throws Exception {
    project.write("motd", "hello\n");
    Files.setPosixFilePermissions(folder.resolve("motd"),
        PosixFilePermissions.fromString("rw-r-----"));
    host(2).cutUploadAfter(3);
    TestProject.Outcome outcome = run("put", "-g", "web", "motd", "/etc/");
    assertThat(outcome.out()).isEqualTo("""
        ns[01,03-04].example (3 hosts)
        6 octets sent to /etc/motd
        ns02.example (1 host): the connection was lost: closed by the host
        """);
    assertThat(host(1).upload("/etc/motd").mode()).isEqualTo(0640);
    assertThat(new String(host(1).upload("/etc/motd").content(), StandardCharsets.UTF_8))
        .isEqualTo("hello\n");
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void put_noSuchFile_isInvalidInput() {
    TestProject.Outcome outcome = run("put", "-g", "web", "missing", "/etc/");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("missing: expected a file, got nothing there");
  }

  @Test
  void get_file_isInAFolderForEachHostAndTheUsersAlone() throws Exception {
    for (int i = 1; i <= 4; i++) {
      host(i).answer("cat '/etc/it'\\''s'", FakeSshHost.out("secret"));
    }
    host(3).answer("cat '/etc/it'\\''s'", FakeSshHost.exit(1, "cat: no such file\n"));
    TestProject.Outcome outcome = run("get", "-g", "web", "/etc/it's", "in/it");
    assertThat(outcome.out()).isEqualTo("""
        ns[01-02,04].example (3 hosts)
        6 octets from /etc/it's
        ns03.example (1 host): cat: no such file
        """);
    Path got = folder.resolve("in/it/ns01.example/it's");
    assertThat(got).hasContent("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(got)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("in/it/ns03.example")).isEmptyDirectory();
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void ping_someDead_areFoldedByReasonBelowTheOthersTimes() {
    host(2).refuseNext(FailureKind.TIMED_OUT, 1);
    host(4).answer("true", FakeSshHost.exit(1, ""));
    TestProject.Outcome outcome = run("ping", "-g", "web");
    assertThat(outcome.out().lines().toList()).hasSize(5)
        .satisfiesExactly(line -> assertThat(line).startsWith("HOST"),
            line -> assertThat(line).matches("ns01.example +[0-9.]+ ms +[0-9.]+ ms"),
            line -> assertThat(line).startsWith("ns03.example"),
            line -> assertThat(line)
                .isEqualTo("ns04.example (1 host): \"true\" ended with exit status 1"),
            line -> assertThat(line).isEqualTo("ns02.example (1 host): ns02: TIMED_OUT"));
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void ping_json_isOneObjectAHost() {
    JsonNode object = Json.tree(run("ping", "-H", "ns01.example", "--json").out()
        .getBytes(StandardCharsets.UTF_8));
    assertThat(object.fieldNames())
        .toIterable()
        .containsExactly("host", "alive", "login_ms", "command_ms", "reason");
    assertThat(object.get("alive").asBoolean()).isTrue();
  }
}
