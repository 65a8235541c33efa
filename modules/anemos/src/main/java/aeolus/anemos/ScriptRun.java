package aeolus.anemos;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs one of the scripts on the workstation, from a folder of its own. */
final class ScriptRun {
  private static final int LAST_LINES = 15;

  /**
   * How a script ended.
   *
   * @param status its exit status
   * @param out its standard output
   * @param lastLines the end of its standard error
   */
  record Result(int status, String out, List<String> lastLines) {}

  private final Duration timeout;

  ScriptRun(Duration timeout) {
    this.timeout = timeout;
  }

  /** Runs a script in a folder; each line of its standard error goes to {@code lines} too. */
  Result run(String script, Path directory, List<String> arguments, Consumer<String> lines) {
    try {
      Path scripts = Files.createTempDirectory("aeolus-scripts-");
      try {
        return run(command(HostScripts.unpack(scripts), script, arguments), directory, lines);
      } finally {
        remove(scripts);
      }
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, script + ": " + e.getMessage(), e);
    }
  }

  private static List<String> command(Path scripts, String script, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", scripts.resolve(script).toString()));
    command.addAll(arguments);
    return command;
  }

  private Result run(List<String> command, Path directory, Consumer<String> lines)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
    Process process = builder.redirectInput(ProcessBuilder.Redirect.from(devNull())).start();
    Deque<String> last = new ArrayDeque<>();
    StringBuilder out = new StringBuilder();
    Thread outReader = Thread.ofVirtual().start(() -> readOut(process.getInputStream(), out));
    Thread errReader = Thread.ofVirtual().start(() -> readErr(process, last, lines));
    try {
      return await(process, outReader, errReader, out, last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    } finally {
      kill(process);
    }
  }

  private Result await(Process process, Thread outReader, Thread errReader, StringBuilder out,
      Deque<String> last) throws InterruptedException {
    if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
      throw new AeolusException(ExitCode.FAILED,
          "gave up after " + timeout.toMinutes() + " minutes; its last words: " + last);
    }
    outReader.join(Duration.ofSeconds(5));
    errReader.join(Duration.ofSeconds(5));
    return new Result(process.exitValue(), out.toString(), List.copyOf(last));
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void readOut(InputStream in, StringBuilder out) {
    try (in) {
      out.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      out.append("(output lost: ").append(e.getMessage()).append(")\n");
    }
  }

  private static void readErr(Process process, Deque<String> last, Consumer<String> lines) {
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        last.addLast(line);
        if (last.size() > LAST_LINES) {
          last.removeFirst();
        }
        lines.accept(line);
      }
    } catch (IOException e) {
      last.addLast("(output lost: " + e.getMessage() + ")");
    }
  }

  private static java.io.File devNull() {
    return new java.io.File("/dev/null");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
