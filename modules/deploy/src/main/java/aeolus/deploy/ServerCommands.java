package aeolus.deploy;

/**
 * What one kind of nameserver is told things by: fragments of POSIX sh. {@code ctl} stands for its
 * control program; a fragment fails where the server refuses.
 */
interface ServerCommands {
  /** Says by what new zones are made, to follow other words; empty where nothing was chosen. */
  String describe();

  /** Prints what the server knows of a zone; fails where it has no such zone. */
  String status(String zone);

  /** Has the server's own checker read a file. */
  String check(String zone, String file);

  /** Has the server load a zone anew. */
  String reload(String zone);

  /** Fails, and says why, where the server could not take a new zone for good. */
  String addable(String zone);

  /** Has the server take a new zone, whose file is in place. */
  String add(String zone);

  /** Says what the server's configuration needs, where {@code $told} is about that. */
  String advice();

  /** Fails, and says why, where a zone that the server has could not be removed for good. */
  String removable(String zone);

  /** Has the server drop a zone; its file stays. */
  String remove(String zone);

  /** Takes away what the server keeps of a zone that it has dropped; may fail. */
  String purge(String zone);

  /** Says something on standard error where what a program told has a part. */
  static String adviceOn(String part, String words) {
    return "case $told in *" + aeolus.anemos.ShellWords.quote(part) + "*) " + say(words)
        + " ;; esac";
  }

  /** Writes words for standard error. */
  static String say(String words) {
    return "echo " + aeolus.anemos.ShellWords.quote(words) + " >&2";
  }
}
