package aeolus.shell;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/** Standard input with every key passed on as it is pressed; as it was again when closed. */
final class RawTerminal implements AutoCloseable {
  private final String settings;

  private RawTerminal(String settings) {
    this.settings = settings;
  }

  /** Changes the terminal, or does nothing where standard input is none. */
  static RawTerminal ofStandardInput() throws IOException {
    if (!TerminalCheck.isTerminal(0)) {
      return new RawTerminal("");
    }
    RawTerminal terminal = new RawTerminal(stty("-g").strip());
    stty("raw", "-echo");
    return terminal;
  }

  boolean isTerminal() {
    return !settings.isEmpty();
  }

  private static String stty(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectInput(Redirect.INHERIT)
        .redirectError(Redirect.DISCARD)
        .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (isTerminal()) {
      stty(settings);
    }
  }
}
