package aeolus.anemos;

/** Writes words so that a POSIX shell reads them as they are (POSIX.1-2017, 2.2.2). */
public final class ShellWords {
  private ShellWords() {}

  /** Puts a word into single quotes. */
  public static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
