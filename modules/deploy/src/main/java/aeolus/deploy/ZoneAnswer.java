package aeolus.deploy;

import java.util.OptionalLong;

/**
 * How a nameserver answered for a zone, over UDP and TCP.
 *
 * @param kind what it came to
 * @param serial over both, empty where there was none or not the same
 * @param text what is wrong, empty where nothing is
 */
record ZoneAnswer(Kind kind, OptionalLong serial, String text) {
  /** What an answer can come to. */
  enum Kind {
    /** With authority and the same serial over both. */
    RIGHT,
    /** With authority, but not over both or not the same. */
    HALF,
    /** Without the zone, or without authority: it does not serve it. */
    ABSENT,
    /** Not at all, which may be the network's fault. */
    SILENT
  }

  /** Tells whether somebody could get an answer here. */
  boolean isServing() {
    return kind == Kind.RIGHT || kind == Kind.HALF;
  }
}
