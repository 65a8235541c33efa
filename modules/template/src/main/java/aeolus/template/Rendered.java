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
    this(text, file, new SameLines(text, file));
  }

  private record SameLines(String text, String file) implements Origins {
    @Override
    public Location of(int line) {
      return Location.of(file, Math.min(line, (int) text.lines().count()));
    }
  }

  /** Tells whether the text is its file's own, which has nothing to render in it. */
  public boolean isVerbatim() {
    return origins instanceof SameLines;
  }

  /**
   * Returns where a line of the text, 1-based, comes from: the template, or what it includes or
   * imports; the file alone where the line is not known.
   */
  public Location origin(int line) {
    return origins.of(line);
  }
}
