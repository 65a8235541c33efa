package aeolus.template.jinja;

/** White space as Python has it. */
final class Space {
  private Space() {}

  static boolean is(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
