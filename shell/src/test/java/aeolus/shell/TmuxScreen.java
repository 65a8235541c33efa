package aeolus.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a real terminal, by way of tmux: keys go in, what the screen shows comes out. */
final class TmuxScreen implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int POLL_MILLIS = 50;

  private final Path socket;

  private TmuxScreen(Path socket) {
    this.socket = socket;
  }

  static boolean isThere() {
    return Files.isExecutable(Path.of("/usr/bin/tmux"));
  }

  /** Starts the program of the tests' own class path; its exit status is shown when it ends. */
  static TmuxScreen aeolus(Path folder, int columns, int rows, String environment,
      String arguments) {
    TmuxScreen screen = new TmuxScreen(folder.resolve("tmux." + System.nanoTime()));
    String java = String.join(" ", Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
        "-Duser.home=" + folder, "-cp", "'" + System.getProperty("java.class.path") + "'",
        "aeolus.shell.Main", arguments);
    screen.write(folder.resolve("start.sh"), "trap : INT\ncd '" + folder + "'\n" + java
        + "\necho \"left with $?\"\nsleep 600\n");
    screen.tmux("-f", "/dev/null", "new-session", "-d", "-x", "" + columns, "-y", "" + rows,
        "env -u NO_COLOR " + environment + " sh " + folder.resolve("start.sh"));
    return screen;
  }

  private void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Presses keys by tmux's names for them. */
  TmuxScreen keys(String... names) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(names));
    tmux(words.toArray(String[]::new));
    return this;
  }

  TmuxScreen type(String text) {
    tmux("send-keys", "-l", text);
    return this;
  }

  TmuxScreen enter(String line) {
    return type(line).keys("Enter");
  }

  /** Makes the terminal another size. */
  TmuxScreen resize(int columns, int rows) {
    tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
    return this;
  }

  /** Returns what the screen shows, without blanks at the ends of rows and of all. */
  String text() {
    return tmux("capture-pane", "-p").stripTrailing();
  }

  /** Returns what the screen shows with its colours as escape sequences. */
  String painted() {
    return tmux("capture-pane", "-p", "-e");
  }

  /** Waits until the screen shows a text. */
  String await(String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = text();
    while (!shown.contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no \"" + text + "\" on the screen:\n" + shown);
      }
      pause();
      shown = text();
    }
    return shown;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String tmux(String... words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
