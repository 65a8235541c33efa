package aeolus.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The installed ansible-core in one long-lived Python process. */
final class AnsibleOracle implements AutoCloseable {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path CLI = Path.of("/usr/bin/ansible-inventory");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private AnsibleOracle(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static boolean isInstalled() {
    return Files.isExecutable(PYTHON) && Files.isExecutable(CLI);
  }

  static AnsibleOracle start(Path scratch) throws IOException {
    Path script = scratch.resolve("oracle.py");
    try (InputStream in = AnsibleOracle.class.getResourceAsStream("oracle.py")) {
      Files.copy(in, script);
    }
    ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), script.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_"));
    builder.environment()
        .put("ANSIBLE_CONFIG", Files.createFile(scratch.resolve("ansible.cfg")).toString());
    builder.environment().put("ANSIBLE_LOCAL_TEMP", scratch.resolve("tmp").toString());
    return new AnsibleOracle(builder.start());
  }

  /** Resolves sources against a folder; a list of hosts stays as it is. */
  static List<Path> paths(Path folder, List<String> sources) {
    return sources.stream()
        .map(source -> source.indexOf(',') >= 0 ? Path.of(source) : folder.resolve(source))
        .toList();
  }

  JsonNode ask(Path folder, List<String> sources, List<RandomInventory.Choice> patterns) {
    List<List<String>> choices = new ArrayList<>();
    patterns
        .forEach(choice -> choices.add(java.util.Arrays.asList(choice.pattern(), choice.limit())));
    Map<String, Object> request = Map.of("cwd", folder.toString(), "sources",
        paths(folder, sources).stream().map(Path::toString).toList(), "password",
        Envelopes.PASSWORD, "patterns", choices);
    try {
      requests.write(JSON.writeValueAsString(request));
      requests.newLine();
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the oracle has ended");
      }
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
