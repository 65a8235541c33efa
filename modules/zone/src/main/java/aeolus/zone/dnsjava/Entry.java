package aeolus.zone.dnsjava;

import java.util.List;

/**
 * A record or directive of a master file, which may go over several lines.
 *
 * @param indented whether it begins with white space, so that its owner is the one before
 * @param tokens at least one
 * @param mistakes in its parentheses, quotes and escapes
 */
record Entry(boolean indented, List<Token> tokens, List<Mistake> mistakes) {
  Entry {
    tokens = List.copyOf(tokens);
    mistakes = List.copyOf(mistakes);
  }

  Token first() {
    return tokens.getFirst();
  }

  boolean isDirective() {
    return !indented && first().text().startsWith("$");
  }
}
