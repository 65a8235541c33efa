package aeolus.core;

/**
 * A place in an input file.
 *
 * @param file path as the user would type it, never null
 * @param line 1-based, 0 where unknown
 * @param column 1-based, 0 where unknown
 */
public record Location(String file, int line, int column) {
  /** Names a whole file. */
  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  /** Names a line of a file. */
  public static Location of(String file, int line) {
    return new Location(file, line, 0);
  }

  /** Prints {@code FILE}, {@code FILE:LINE} or {@code FILE:LINE:COLUMN}, as much as is known. */
  @Override
  public String toString() {
    if (line <= 0) {
      return file;
    }
    return column <= 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
