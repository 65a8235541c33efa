package aeolus.zone.differential;

import java.util.List;

/** Writes entries with blanks, comments and parentheses. */
final class Layout {
  private static final List<String> COMMENTS = List.of("; plain", ";", "; \"not a string",
      "; ( not a parenthesis", ";; ) \\ x", "; Grüße");

  private final Dice dice;

  Layout(Dice dice) {
    this.dice = dice;
  }

  String text(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      if (dice.once(12)) {
        text.append(dice.of("", "   ", "\t", dice.of(COMMENTS))).append('\n');
      }
      entry(entry, text);
    }
    return text.toString();
  }

  private void entry(Entry entry, StringBuilder text) {
    int size = entry.words().size();
    boolean over = entry.isRecord() && size > 2 && dice.once(3);
    int open = over ? dice.from(1, size - 1) : size;
    int close = over ? dice.from(open + 1, size) : size;
    text.append(entry.indented() ? blank() : "");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : i > open && i <= close ? lineOrBlank() : blank());
      if (i == close && over) {
        // NSD takes the second of two backslashes before a parenthesis for one of its own.
        boolean escaped = text.charAt(text.length() - 1) == '\\';
        text.append(escaped ? " )" : ")").append(dice.of("", " "));
      }
      text.append(i == open ? "(" + dice.of("", " ", lineOrBlank()) : "");
      text.append(entry.words().get(i));
    }
    boolean escaped = text.charAt(text.length() - 1) == '\\';
    text.append(over && close == size ? (escaped ? " " : dice.of("", lineOrBlank())) + ")" : "");
    text.append(dice.once(8) ? " " + dice.of(COMMENTS) : dice.of("", "", " ", "\t")).append('\n');
  }

  private String blank() {
    return dice.of(" ", " ", "  ", "\t", " \t ");
  }

  private String lineOrBlank() {
    return dice.of(" ", "\t", "\n", "\n  ", "\n\n   ", " " + dice.of(COMMENTS) + "\n  ");
  }
}
