package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as somebody sees it who sits at a terminal. */
final class PromptIT {
  /** Lets clients connect and says nothing, as a host does that hangs. */
  private ServerSocket silent;
  /** Serves no zone, as a nameserver says that is to be told of one. */
  private DatagramSocket dns;

  @TempDir
  private Path folder;
  private TmuxScreen screen;

  @BeforeEach
  void setUp() throws IOException {
    assumeThat(TmuxScreen.isThere()).isTrue();
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    dns = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::refuse);
    new TestProject(folder).write("inventory/hosts.yaml", """
        nameservers:
          hosts: {ns1: , ns2: }
          vars:
            ansible_host: 127.0.0.1
            ansible_port: %d
            aeolus_dns_port: %d
            aeolus_zones: [short.test]
        webservers:
          hosts: {web1: }
        """.formatted(silent.getLocalPort(), dns.getLocalPort()))
        .write("zones/short.test.zone.j2", """
            @ 1h SOA ns hostmaster {{ serial }} 4h 1h 4w 1h
            @ 1h NS ns
            ns 1h A 192.0.2.1
            """);
  }

  private void refuse() {
    try {
      while (true) {
        DatagramPacket query = new DatagramPacket(new byte[512], 512);
        dns.receive(query);
        byte[] message = query.getData();
        message[2] |= (byte) 0x80;
        message[3] = 5;
        dns.send(query);
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  @AfterEach
  void tearDown() throws IOException {
    if (screen != null) {
      screen.close();
    }
    if (silent != null) {
      silent.close();
      dns.close();
    }
  }

  private String prompt() {
    return folder.getFileName() + " > ";
  }

  private TmuxScreen open(int columns, int rows) {
    screen = TmuxScreen.aeolus(folder, columns, rows, "", "");
    screen.await(prompt().strip());
    return screen;
  }

  @Test
  void prompt_wordsByWords_areCompletedAndKeptBetweenSessions() {
    open(80, 24).type("inv").keys("Tab");
    screen.await("> inventory");
    screen.keys("C-u").type("run check --group ").keys("Tab", "Tab");
    assertThat(screen.await("nameservers")).contains("webservers", "(group)")
        .doesNotContain("ns1", "web1");
    screen.keys("C-c");
    screen.enter("use nameservers:!ns2");
    screen.await("nameservers:!ns2 (1) >");
    screen.enter(" use none");
    screen.await("No target");
    screen.enter("zones \\").enter("list");
    screen.await("short.test");
    screen.enter("zones lsit");
    screen.await("did you mean \"list\"?");
    screen.keys("C-d");
    screen.await("left with 2");
    screen.close();
    open(80, 24).keys("C-r").type("use");
    assertThat(screen.await("use nameservers:!ns2")).doesNotContain("use none");
  }

  @Test
  void prompt_allHosts_areWarnedOfInColourAndAskedForByTheWord() {
    open(80, 24).enter("use all");
    screen.await("all (all 3) >");
    assertThat(screen.painted()).containsPattern("\u001b\\[33mall \\(all 3\\)");
    screen.enter("run zones --yes");
    screen.await("--yes is for scripts");
    screen.enter("use nameservers").enter("run zones");
    screen.await("Push to ns1, ns2? [yes/no]");
    screen.enter("no");
    screen.await("Nothing was touched.");
    screen.await("nameservers (2) >");
  }

  @Test
  void run_interrupted_endsAtThePromptWithWhatIsKnown() {
    open(80, 24).enter("run facts --host ns1");
    awaitClient();
    screen.keys("C-c");
    screen.await("Interrupted, ending the command; Ctrl-C again leaves.");
    screen.await("no answer yet from ns1 (1 host).\n" + prompt().strip());
    screen.enter("inventory hosts webservers");
    screen.await("web1");
    screen.keys("C-d");
    screen.await("left with 0");
  }

  @Test
  void question_interrupted_isANoAtOnceAndWhatIsTypedThenIsNoCommandToKeep() {
    open(80, 24).enter("run zones --group nameservers");
    screen.await("Push to ns1, ns2? [yes/no]");
    screen.keys("C-c");
    screen.await("Interrupted, ending the command; Ctrl-C again leaves.");
    screen.await("Nothing was touched.\n" + prompt().strip());
    screen.enter("no");
    screen.await("> no");
    screen.enter("inventory hosts webservers");
    screen.await("web1");
    assertThat(new TestProject(folder).read(".local/state/aeolus/history")).contains("run zones")
        .doesNotContain(":no\n");
    screen.keys("C-d");
    screen.await("left with 0");
  }

  @Test
  void question_endOfInput_isANo() {
    open(80, 24).enter("run zones --group nameservers");
    screen.await("Push to ns1, ns2? [yes/no]");
    screen.keys("C-d");
    screen.await("Nothing was touched.");
    screen.enter("inventory hosts webservers");
    screen.await("web1");
  }

  private void awaitClient() {
    try {
      silent.accept();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void progress_staysInPlaceOnAnyWidthAndGoes() {
    screen = TmuxScreen.aeolus(folder, 80, 24, "", "run zones --group nameservers --yes");
    String shown = screen.await("at work, 1 waiting");
    assertThat(shown).containsPattern("ns1 +0:\\d\\d connect +127.0.0.1:\\d+");
    screen.resize(30, 10);
    assertThat(screen.await("…").lines().filter(row -> row.contains("1 at work"))).hasSize(1);
    screen.resize(60, 20);
    assertThat(screen.await("at work, 1 waiting").lines().filter(row -> row.startsWith("ns1 ")))
        .hasSize(1);
    closeQuietly();
    String result = screen.await("left with 1");
    assertThat(result).contains("RESULT", "history show").doesNotContain("at work");
    assertThat(result.lines().filter(row -> row.startsWith("ns2 "))).hasSize(1);
  }

  private void closeQuietly() {
    try {
      silent.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void progress_withoutColour_isTheSameWithoutIt() {
    screen = TmuxScreen.aeolus(folder, 80, 24, "NO_COLOR=1",
        "run zones --group nameservers --yes");
    screen.await("at work, 1 waiting");
    assertThat(screen.painted()).doesNotContain("\u001b[");
  }

  @Test
  void progress_whereTheTerminalIsDumb_isDatedLines() {
    screen = TmuxScreen.aeolus(folder, 80, 24, "TERM=dumb",
        "run zones --group nameservers --yes");
    assertThat(screen.await("connect start")).containsPattern("20..-..-..T..:..:.. ns1 connect");
  }
}
