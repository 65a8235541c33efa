package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Jinja2's {@code wordwrap}, which is Python's {@code textwrap} line by line. */
final class WordWrap {
  /** The chunks of {@code textwrap} with {@code break_on_hyphens}. */
  private static final Pattern CHUNK = Pattern.compile("[\\t\\n\\x0b\\x0c\\r ]+"
      + "|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)"
      + "|[^\\t\\n\\x0b\\x0c\\r ]+?(?:-(?:(?<=[^\\d\\W]{2}-)|(?<=[^\\d\\W]-[^\\d\\W]-))"
      + "(?=[^\\d\\W]-?[^\\d\\W])|(?=[\\t\\n\\x0b\\x0c\\r ]|$)"
      + "|(?<=[\\w!\"'&.,?])(?=-{2,}\\w))", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern PLAIN = Pattern
      .compile("[\\t\\n\\x0b\\x0c\\r ]+|[^\\t\\n\\x0b\\x0c\\r ]+");

  private final int width;
  private final boolean breakWords;
  private final boolean hyphens;

  private WordWrap(int width, boolean breakWords, boolean hyphens) {
    this.width = width;
    this.breakWords = breakWords;
    this.hyphens = hyphens;
  }

  static Object apply(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("width", "break_long_words", "wrapstring",
        "break_on_hyphens");
    WordWrap wrap = new WordWrap(width(bound.integer("width", 79)),
        bound.truth("break_long_words", true), bound.truth("break_on_hyphens", true));
    Object end = bound.get("wrapstring", null);
    String separator = end == null ? "\n" : PythonText.str(end);
    String text = PythonText.str(value);
    List<String> lines = text.isEmpty() ? List.of() : PythonText.splitLines(text);
    return lines.stream()
        .map(line -> String.join(separator, wrap.lines(line)))
        .collect(Collectors.joining(separator));
  }

  private static int width(int width) {
    if (width < 1) {
      throw new ExpressionException("expected a width above 0, got " + width);
    }
    return width;
  }

  private List<String> lines(String text) {
    List<String> chunks = new ArrayList<>();
    Matcher matcher = (hyphens ? CHUNK : PLAIN).matcher(text);
    while (matcher.find()) {
      chunks.add(matcher.group());
    }
    List<String> lines = new ArrayList<>();
    while (!chunks.isEmpty()) {
      if (chunks.getFirst().isBlank() && !lines.isEmpty()) {
        chunks.removeFirst();
      }
      List<String> line = line(chunks);
      if (!line.isEmpty() && line.getLast().isBlank()) {
        line.removeLast();
      }
      if (!line.isEmpty()) {
        lines.add(String.join("", line));
      }
    }
    return lines;
  }

  private List<String> line(List<String> chunks) {
    List<String> line = new ArrayList<>();
    int room = width;
    while (!chunks.isEmpty() && size(chunks.getFirst()) <= room) {
      room -= size(chunks.getFirst());
      line.add(chunks.removeFirst());
    }
    if (!chunks.isEmpty() && size(chunks.getFirst()) > width) {
      addLong(line, chunks, room);
    }
    return line;
  }

  private static int size(String chunk) {
    return chunk.codePointCount(0, chunk.length());
  }

  private void addLong(List<String> line, List<String> chunks, int room) {
    String chunk = chunks.getFirst();
    if (breakWords) {
      int at = chunk.offsetByCodePoints(0, room);
      int end = hyphens ? cut(chunk, at) : at;
      line.add(chunk.substring(0, end));
      chunks.set(0, chunk.substring(end));
    } else if (line.isEmpty()) {
      line.add(chunks.removeFirst());
    }
  }

  private static int cut(String chunk, int room) {
    int hyphen = chunk.lastIndexOf('-', room - 1);
    boolean within = hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-');
    return within ? hyphen + 1 : room;
  }
}
