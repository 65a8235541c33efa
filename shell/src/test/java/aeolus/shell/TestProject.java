package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project with two nameservers and two zones, for tests of commands. */
final class TestProject {
  static final String HOSTS = """
      nameservers:
        hosts:
          ns1: {ansible_host: 192.0.2.1}
          ns2: {ansible_host: "{{ net }}.2", ansible_port: 2222}
        vars:
          net: 192.0.2
          aeolus_mirror: http://mirror.invalid/debian
          aeolus_zones: [example.test, other.test.]
      webservers:
        hosts:
          web1: {motd: !unsafe "{{ not me }}"}
        vars:
          aeolus_mirror: http://mirror.invalid/debian
      """;
  static final String ZONE = """
      $TTL 1h
      @ IN SOA ns1.example.test. hostmaster.example.test. {{ serial }} 4h 1h 4w 1h
      @ IN NS ns1.example.test.
      @ IN NS ns2.example.test.
      ns1.example.test. IN A {{ hostvars['ns1'].ansible_host }}
      ns2.example.test. IN A {{ net }}.2
      """;

  private final Path root;

  /** Writes the project. */
  TestProject(Path root) {
    this.root = root;
    write("inventory/hosts.yaml", HOSTS);
    write("zones/example.test.zone.j2", ZONE);
    write("zones/other.test.zone.j2",
        ZONE.replace("ns1.example.test. IN", "; ").replace("ns2.example.test. IN", "; "));
  }

  /** What a command line came to. */
  record Outcome(int status, String out, String err) {}

  Path file(String name) {
    return root.resolve(name);
  }

  TestProject write(String name, String text) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.writeString(file(name), text);
      return this;
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

  /** Runs a command line that succeeds and returns what it printed. */
  String result(String... words) {
    Outcome outcome = run(words);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  /** Runs a command line in the project's folder; it never prints a stack trace. */
  Outcome run(String... words) {
    return run(false, words);
  }

  /** Runs a command line whose standard output is a terminal. */
  Outcome runAtTerminal(String... words) {
    return run(true, words);
  }

  private Outcome run(boolean terminal, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Output output = new Output(new PrintWriter(out), new PrintWriter(err), terminal, false);
    int status = new CommandRunner(new CommandContext(output, root)).run(words);
    assertThat(err.toString()).doesNotContain("\tat ").doesNotContain("internal error");
    return new Outcome(status, out.toString(), err.toString());
  }
}
