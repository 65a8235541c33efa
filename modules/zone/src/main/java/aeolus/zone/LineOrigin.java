package aeolus.zone;

import aeolus.core.Location;

/** Tells where a place in a zone's text comes from. */
@FunctionalInterface
public interface LineOrigin {
  /** Returns the place in the user's file; line and column are 1-based, column 0 where unknown. */
  Location at(int line, int column);
}
