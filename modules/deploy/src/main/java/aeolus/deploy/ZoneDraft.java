package aeolus.deploy;

import aeolus.zone.ZoneContent;

/**
 * A zone that was rendered before its serial was decided on.
 *
 * @param name in lower case and without final dot
 * @param serial with which it was rendered
 * @param verbatim whether its file is no template, so that it is the same with every serial
 */
record ZoneDraft(String name, ZoneContent content, long serial, boolean verbatim) {
  /** Tells whether it is what would be rendered with a serial. */
  boolean isWith(long wanted) {
    return verbatim || serial == wanted;
  }
}
