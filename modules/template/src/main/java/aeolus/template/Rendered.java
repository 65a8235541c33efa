package aeolus.template;

import aeolus.core.Location;
import java.util.Objects;

/**
 * Rendered text.
 *
 * @param text as it is to be used
 * @param file the template that it came from
 * @param origins knows where the text's lines come from
 */
public record Rendered(String text, String file, Origins origins) {
  /** Finds out where lines of a rendered text come from, when first asked. */
  @FunctionalInterface
  public interface Origins {
    /** Returns where a line, 1-based, comes from. */
    Location of(int line);
  }

  public Rendered {
    Objects.requireNonNull(text);
    Objects.requireNonNull(file);
    Objects.requireNonNull(origins);
  }

  /** Makes a text whose lines are those of its file. */
  public Rendered(String text, String file) {
    this(text, file, line -> Location.of(file, line));
  }

  /**
   * Returns where a line of the text, 1-based, comes from: the template, or what it includes or
   * imports; the file alone where the line is not known.
   */
  public Location origin(int line) {
    return origins.of(line);
  }
}
