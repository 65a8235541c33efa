package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs programs of the workstation. */
final class Programs {
  private static final int KEPT_LINES = 20;

  private final List<Path> folders;

  private Programs(List<Path> folders) {
    this.folders = folders;
  }

  /** The programs on PATH and in the folders that root has on it. */
  static Programs ofWorkstation() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new Programs(Stream.concat(Stream.of(path.split(":")).filter(dir -> !dir.isEmpty()),
        Stream.of("/usr/sbin", "/sbin")).map(Path::of).distinct().toList());
  }

  /** Only the programs in these folders. */
  static Programs in(Path... folders) {
    return new Programs(List.of(folders));
  }

  /** Finds a program. */
  Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs a command line to its end, whatever that is; both streams' lines go to a reader. */
  Result run(List<String> command, Duration timeout, Consumer<String> lines) {
    try {
      Process process = new ProcessBuilder(located(command)).redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .start();
      return finish(process, command, timeout, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command line that has to succeed. */
  Result runOrFail(List<String> command, Duration timeout, Consumer<String> lines) {
    Result result = run(command, timeout, lines);
    if (result.status() != 0) {
      throw new AeolusException(ExitCode.FAILED, result.describe());
    }
    return result;
  }

  private List<String> located(List<String> command) {
    Path program = find(command.getFirst())
        .orElseThrow(() -> new AeolusException(ExitCode.FAILED, "program not found: "
            + command.getFirst()));
    return Stream.concat(Stream.of(program.toString()), command.stream().skip(1)).toList();
  }

  private static Result finish(Process process, List<String> command, Duration timeout,
      Consumer<String> lines) throws IOException {
    Thread watchdog = Thread.ofVirtual().start(() -> endAfter(process, timeout));
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
        last.addLast(line);
        if (last.size() > KEPT_LINES) {
          last.removeFirst();
        }
      }
      return new Result(command, process.waitFor(), List.copyOf(last));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, command.getFirst() + ": interrupted", e);
    } finally {
      process.destroy();
      watchdog.interrupt();
    }
  }

  private static void endAfter(Process process, Duration timeout) {
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        // By its handle: Process.destroy() would close the stream that is being read.
        process.descendants().forEach(ProcessHandle::destroy);
        process.toHandle().destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How a program ended: its exit status and the last lines it printed. */
  record Result(List<String> command, int status, List<String> lastLines) {
    String describe() {
      return command.getFirst() + " ended with status " + status
          + (lastLines.isEmpty() ? "" : ":\n  " + String.join("\n  ", lastLines));
    }

    String text() {
      return String.join("\n", lastLines);
    }
  }
}
