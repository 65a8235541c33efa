package aeolus.zone.dnsjava;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what dnsjava says of a text presentable. */
final class DnsjavaMessage {
  private static final Pattern PLACE = Pattern.compile("^[^:\\s]*:(\\d+): ");

  private DnsjavaMessage() {}

  /** Finds the token that dnsjava complains about by what it quotes, else takes the first. */
  static Mistake mistake(String what, List<Token> tokens, Exception e) {
    String message = words(e);
    Token token = tokens.stream()
        .skip(1)
        .filter(word -> word.text().length() > 1 && message.contains(word.text()))
        .findFirst()
        .orElse(tokens.getFirst());
    return token.mistake(what + ": " + message);
  }

  /** Returns the message without the place in dnsjava's own count. */
  static String words(Exception e) {
    return e.getMessage() == null || e instanceof IndexOutOfBoundsException
        ? "not understood"
        : PLACE.matcher(e.getMessage()).replaceFirst("");
  }

  /** Returns the line that dnsjava names, 1 if it names none. */
  static int line(Exception e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? Integer.parseInt(place.group(1)) : 1;
  }
}
