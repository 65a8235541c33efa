package aeolus.shell;

/** Words numbers of things. */
final class Count {
  private Count() {}

  /** Returns such as {@code 1 zone} or {@code 2 zones}. */
  static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
