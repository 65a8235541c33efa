package aeolus.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** Where a command prints: results to one stream, progress and problems to another. */
final class Output {
  /** A style of text, as an ANSI SGR parameter. */
  enum Style {
    BOLD("1"), DIM("2"), RED("31"), GREEN("32"), YELLOW("33"), CYAN("36");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private final PrintWriter out;
  private final OutputStream raw;
  private final PrintWriter err;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;
  private final Foreground foreground = new Foreground();
  private Supplier<Screen> screen = Screen::ofProcess;
  private GlobalOptions.ColorMode color = GlobalOptions.ColorMode.auto;

  Output(PrintWriter out, PrintWriter err, boolean outIsTerminal, boolean errIsTerminal) {
    this(out, new WriterStream(out), err, outIsTerminal, errIsTerminal);
  }

  private Output(PrintWriter out, OutputStream raw, PrintWriter err, boolean outIsTerminal,
      boolean errIsTerminal) {
    this.out = out;
    this.raw = raw;
    this.err = err;
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
  }

  /** The process's own streams. */
  static Output ofProcess() {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new Output(out, System.out, err, TerminalCheck.isTerminal(1),
        TerminalCheck.isTerminal(2));
  }

  void color(GlobalOptions.ColorMode mode) {
    color = mode;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  boolean outIsTerminal() {
    return outIsTerminal;
  }

  boolean errIsTerminal() {
    return errIsTerminal;
  }

  /** Tells whether notes go where they can be written over, in colour or without. */
  boolean errIsScreen() {
    return errIsTerminal && !"dumb".equals(System.getenv("TERM"));
  }

  /** Has the size of the screen asked for elsewhere. */
  void screen(Supplier<Screen> where) {
    screen = where;
  }

  /** Opens what tells the size of the screen that notes go to. */
  Screen screen() {
    return screen.get();
  }

  /** Returns what decides who has the end of the screen. */
  Foreground foreground() {
    return foreground;
  }

  /** Returns how many columns a line of the result may have; any number where no screen shows it. */
  int columns() {
    if (!outIsTerminal) {
      return Integer.MAX_VALUE;
    }
    try (Screen shown = screen()) {
      return shown.columns();
    }
  }

  /** Prints a line of the result. */
  void result(String line) {
    out.println(line);
  }

  /** Prints a text of the result as it is, without a line's end of its own. */
  void text(String text) {
    out.print(text);
  }

  /** Opens the result's stream for octets; closing it flushes it only. */
  OutputStream octets() {
    out.flush();
    return new FilterOutputStream(raw) {
      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        raw.write(octets, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  /** Prints a line for people, beside the result. */
  void note(String line) {
    foreground.print(() -> {
      out.flush();
      err.println(line);
      err.flush();
    });
  }

  /** Colours a piece of the result, where colour is wanted. */
  String styled(String text, Style... styles) {
    return paint(text, wantsColor(outIsTerminal), styles);
  }

  /** Colours a line of a difference by its first sign, plus or minus, where colour is wanted. */
  String difference(String line) {
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> styled(line, Style.GREEN);
      case '-' -> styled(line, Style.RED);
      default -> line;
    };
  }

  /** Colours a piece of a note, where colour is wanted. */
  String styledNote(String text, Style... styles) {
    return paint(text, wantsColor(errIsTerminal), styles);
  }

  boolean resultHasColor() {
    return wantsColor(outIsTerminal);
  }

  boolean noteHasColor() {
    return wantsColor(errIsTerminal);
  }

  private boolean wantsColor(boolean terminal) {
    Map<String, String> env = System.getenv();
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto -> terminal && env.getOrDefault("NO_COLOR", "").isEmpty()
          && !"dumb".equals(env.get("TERM"));
    };
  }

  private static String paint(String text, boolean wanted, Style... styles) {
    if (!wanted || text.isEmpty()) {
      return text;
    }
    StringBuilder codes = new StringBuilder();
    for (Style style : styles) {
      codes.append(codes.isEmpty() ? "" : ";").append(style.code);
    }
    return "\u001b[" + codes + "m" + text + "\u001b[0m";
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
