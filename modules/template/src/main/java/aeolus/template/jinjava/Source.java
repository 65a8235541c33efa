package aeolus.template.jinjava;

import aeolus.core.Location;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.tree.parse.NoteToken;
import com.hubspot.jinjava.tree.parse.TagToken;
import com.hubspot.jinjava.tree.parse.TextToken;
import com.hubspot.jinjava.tree.parse.Token;
import com.hubspot.jinjava.tree.parse.TokenScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A template's text, cut into pieces that know where they are.
 *
 * <p>White space around tags is stripped here, {@code trim_blocks} being on: Jinjava loses count of
 * the lines that it strips, strips across comments, and does not know {@code +%}}, {@code -#}},
 * {@code {%- endraw %}} and that the newline after {@code {% raw %}} stays.
 */
final class Source {
  private static final Pattern END_RAW = Pattern.compile("\\{%[-+](\\s*endraw)");
  private static final Pattern OPENING = Pattern.compile("^(\\{\\{(?=-)|\\{%(?=[-+])).");
  private static final Pattern CLOSING = Pattern.compile("(?:-(?=\\}\\})|[-+](?=%\\}))(..)$");

  private final Location where;
  private final boolean counted;
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder prepared = new StringBuilder();
  private int scanned;
  private int[] lineStarts;

  private Source(Location where, boolean counted, String text) {
    this.where = where;
    this.counted = counted;
    this.text = text.replace("\r\n", "\n");
  }

  /** Reads a file's text. */
  static Source ofFile(String file, String text) {
    return new Source(Location.of(file), true, text);
  }

  /** Reads a text; where it has a line of its own or is one line, problems are just there. */
  static Source ofText(Location where, String text) {
    return new Source(where, where.line() <= 0 && text.strip().contains("\n"), text);
  }

  String file() {
    return where.file();
  }

  String text() {
    return text;
  }

  List<Piece> pieces() {
    return pieces;
  }

  /**
   * Cuts the text into pieces.
   *
   * @return the text that Jinjava is to parse
   * @throws RuntimeException where a tag or expression is no such thing, {@link #reached} being it
   */
  String prepare(JinjavaConfig config) {
    List<Token> tokens = new ArrayList<>();
    new TokenScanner(END_RAW.matcher(text).replaceAll("{% $1"), config).forEachRemaining(token -> {
      tokens.add(token);
      scanned += token.getImage().length();
    });
    List<Piece> found = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      add(found, tokens, i, start);
      start += tokens.get(i).getImage().length();
    }
    number(found, config);
    return prepared.toString();
  }

  private void add(List<Piece> found, List<Token> tokens, int number, int start) {
    Token token = tokens.get(number);
    int end = start + token.getImage().length();
    boolean plain = token instanceof TextToken;
    int cut = plain && number > 0 ? leading(tokens.get(number - 1), start, end) : 0;
    String image = text.substring(start + cut, end);
    String kept = plain ? withoutEnd(image, tokens, number, end) : withoutControl(image);
    if (!kept.isEmpty()) {
      found.add(new Piece(this, start + cut, kept, token.getType(), 0, 0));
      prepared.append(kept);
    }
  }

  /** Strips a text where the token after it says so. */
  private String withoutEnd(String image, List<Token> tokens, int number, int end) {
    boolean stripped = number + 1 < tokens.size() && text.startsWith("-", end + 2)
        && !(tokens.get(number + 1) instanceof TextToken);
    return stripped ? image.stripTrailing() : image;
  }

  /** Counts what a token takes from the beginning of the text after it. */
  private int leading(Token before, int start, int end) {
    if (before instanceof TextToken) {
      return 0;
    }
    String following = text.substring(start, end);
    return switch (text.charAt(start - 3)) {
      case '-' -> following.length() - following.stripLeading().length();
      case '+' -> 0;
      default -> trimsNewline(before) && following.startsWith("\n") ? 1 : 0;
    };
  }

  private static boolean trimsNewline(Token token) {
    return token instanceof NoteToken
        || (token instanceof TagToken tag && !tag.getTagName().equals("raw"));
  }

  /** Leaves Jinjava nothing to strip. */
  private static String withoutControl(String image) {
    String opened = OPENING.matcher(image).replaceFirst("$1 ");
    return CLOSING.matcher(opened).replaceFirst(" $1");
  }

  /** Notes what Jinjava will take for the lines and columns of the pieces. */
  private void number(List<Piece> found, JinjavaConfig config) {
    TokenScanner tokens = new TokenScanner(prepared.toString(), config);
    for (Piece piece : found) {
      Token token = tokens.hasNext() ? tokens.next() : null;
      pieces.add(token == null
          ? piece
          : new Piece(this, piece.start(), piece.image(), piece.kind(), token.getLineNumber(),
              token.getStartPosition()));
    }
  }

  /** Tells whether all of the text was cut. */
  boolean isWhole() {
    return scanned == text.length();
  }

  /** Returns where cutting got to. */
  Location reached() {
    return location(Math.min(scanned, text.length()));
  }

  /** Returns the piece that Jinjava speaks of. */
  Optional<Piece> at(int line, int column) {
    return pieces.stream()
        .filter(piece -> piece.line() == line && piece.column() == column)
        .findFirst();
  }

  /** Returns where a character of the text is. */
  Location location(int offset) {
    if (!counted) {
      return where;
    }
    int found = Arrays.binarySearch(lineStarts(), offset);
    int line = found >= 0 ? found : -found - 2;
    return new Location(where.file(), line + 1, offset - lineStarts()[line] + 1);
  }

  private int[] lineStarts() {
    if (lineStarts == null) {
      lineStarts = IntStream.concat(IntStream.of(0),
          IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').map(i -> i + 1))
          .toArray();
    }
    return lineStarts;
  }
}
