package aeolus.deploy;

import java.util.Locale;

/** The ways to re-image a host. */
public enum RunKind {
  /** The host runs a stock system that Aeolus has not made. */
  INIT,
  /** The host runs an image that Aeolus has made. */
  DEPLOY;

  /** Returns the word that the user types for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
