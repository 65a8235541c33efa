package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.lab.Lab;
import aeolus.lab.LabSpec;
import aeolus.zone.QueryAnswer;
import aeolus.zone.dnsjava.DnsjavaClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the demo project that a test may change, with a lab of the test's own. */
final class DemoProject {
  /** Of this process alone, as several run side by side. */
  private static final String LAB = "it-" + System.getProperty("aeolus.fork", "1");

  private final Path root;
  private final Lab lab;

  private DemoProject(Path root, Lab lab) {
    this.root = root;
    this.lab = lab;
  }

  /** What a command line came to. */
  record Outcome(int status, String out, String err) {
    void assertDone() {
      assertThat(status).as(out + err).isZero();
    }
  }

  /** Copies the project and boots stock machines; the test is skipped where that can't be done. */
  static DemoProject withMachines(Path folder, String... machines) {
    return with(folder, LabSpec.of(machines));
  }

  /** Does so with machines of another kind. */
  static DemoProject with(Path folder, LabSpec spec) {
    assumeTrue(spec.firmware().isInstalled(), "SKIPPED: no " + spec.firmware() + " for QEMU");
    assumeTrue("root".equals(System.getProperty("user.name")),
        "SKIPPED: building disk images needs root");
    Lab lab = Lab.open(Lab.defaultCacheFolder(), LAB);
    assumeTrue(lab.missingPackages().isEmpty(), "SKIPPED: not installed: "
        + lab.missingPackages());
    DemoProject project = copy(folder, lab);
    lab.destroy();
    lab.up(spec, System.err::println);
    project.write(".aeolus/inventory/lab.yaml", lab.inventoryOverlay());
    return project;
  }

  private static DemoProject copy(Path folder, Lab lab) {
    Path repository = Path.of("").toAbsolutePath().getParent();
    for (String part : new String[] {"inventory", "zones", "templates"}) {
      copyTree(repository.resolve(part), folder.resolve(part));
    }
    return new DemoProject(folder, lab);
  }

  static void copyTree(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Lab lab() {
    return lab;
  }

  Path file(String name) {
    return root.resolve(name);
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file that can be run. */
  void writeProgram(String name, String text) {
    write(name, text);
    if (!file(name).toFile().setExecutable(true)) {
      throw new IllegalStateException(name);
    }
  }

  /** Runs a command line as a user would type it. */
  Outcome aeolus(String... words) {
    java.io.StringWriter out = new java.io.StringWriter();
    Tee err = new Tee();
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), false, false);
    int status = new CommandRunner(new CommandContext(output, root)).run(words);
    return new Outcome(status, out.toString(), err.toString());
  }

  /** Re-images a host, and says how long it took; that it ends at all is for its own deadlines. */
  void init(String host, String what) {
    long start = System.nanoTime();
    aeolus("run", "init", "--host", host, "--yes").assertDone();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("TIME %s: %d min %d s%n", what, took.toMinutes(), took.toSecondsPart());
  }

  /** Asks the first machine's nameserver, which has to answer with authority. */
  List<String> query(String name, String type) {
    int port = lab.status().machines().getFirst().dnsPort();
    QueryAnswer answer = new DnsjavaClient().query(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), name,
        type, Duration.ofSeconds(10));
    assertThat(answer).isInstanceOfSatisfying(QueryAnswer.Answered.class,
        answered -> assertThat(answered.flags()).contains("aa"));
    return ((QueryAnswer.Answered) answer).records();
  }

  /** Makes sure that it has one answer. */
  void assertAnswers(String name, String type) {
    assertThat(query(name, type)).hasSize(1);
  }

  /** Runs a command on a machine, past Aeolus. */
  String ssh(String machine, String command) {
    return ssh(machine, command, Path.of("/dev/null"));
  }

  /** Does so with a file as its standard input. */
  String ssh(String machine, String command, Path input) {
    try {
      Process process = new ProcessBuilder(
          Stream.concat(lab.sshCommand(machine).stream(), Stream.of(command)).toList())
          .redirectErrorStream(true)
          .redirectInput(input.toFile())
          .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the machines away. */
  void destroy() {
    lab.destroy();
  }

  /** Keeps what is written, and shows it while the test runs. */
  private static final class Tee extends java.io.StringWriter {
    @Override
    public void write(String text, int from, int length) {
      super.write(text, from, length);
      System.err.print(text.substring(from, from + length));
    }

    @Override
    public void write(String text) {
      write(text, 0, text.length());
    }
  }
}
