package aeolus.deploy;

/** Works out numbers of hosts. */
final class Share {
  private Share() {}

  /** Returns a number as it is, a percentage as so many of all, rounded down as by Ansible. */
  static int of(String word, int all, int least) {
    return word.endsWith("%")
        ? Math.max(least, all * Integer.parseInt(word.substring(0, word.length() - 1)) / 100)
        : Integer.parseInt(word);
  }
}
