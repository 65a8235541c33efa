package aeolus.template;

import aeolus.core.Location;

/**
 * Rendered text.
 *
 * @param text as it is to be used
 * @param file the template that it came from
 */
public record Rendered(String text, String file) {
  /** Returns where a line of the text, 1-based, comes from. */
  public Location origin(int line) {
    return Location.of(file, line);
  }
}
