package aeolus.template;

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
import java.util.Map;

/** The installed Jinja2 and ansible-core in one long-lived Python process. */
public final class PythonOracle implements AutoCloseable {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path ANSIBLE = Path.of("/usr/bin/ansible");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private PythonOracle(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Tells whether it can be started. */
  public static boolean isInstalled() {
    return Files.isExecutable(PYTHON) && Files.isExecutable(ANSIBLE);
  }

  /** Starts it with its files in an empty folder. */
  public static PythonOracle start(Path scratch) throws IOException {
    Path script = scratch.resolve("oracle.py");
    try (InputStream in = PythonOracle.class.getResourceAsStream("oracle.py")) {
      Files.copy(in, script);
    }
    ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), script.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_"));
    builder.environment()
        .put("ANSIBLE_CONFIG", Files.createFile(scratch.resolve("ansible.cfg")).toString());
    builder.environment().put("ANSIBLE_LOCAL_TEMP", scratch.resolve("tmp").toString());
    builder.environment().put("PYTHONUTF8", "1");
    builder.environment().put("TZ", "UTC");
    return new PythonOracle(builder.start());
  }

  /** Returns what a template renders to, or {@code error} and why it does not. */
  Answer render(TemplateCase template) {
    return Answer.of(ask(Map.of("files", template.files(), "name", TemplateCase.MAIN, "vars",
        template.vars())));
  }

  /** Asks anything that the script understands. */
  public JsonNode ask(Map<String, ?> request) {
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

  /**
   * What came of a template.
   *
   * @param refused whether there is an error instead of a text
   */
  record Answer(boolean refused, String text) {
    private static Answer of(JsonNode node) {
      return node.has("error")
          ? new Answer(true, node.get("error").asText())
          : new Answer(false, node.get("value").asText());
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
