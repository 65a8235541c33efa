package aeolus.zone.master;

import aeolus.core.Location;
import aeolus.zone.LineOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text and its lines; octets are counted over all texts of a zone. */
final class SourceFile {
  private final byte[] text;
  private final int base;
  private final LineOrigin origin;
  private int[] lines;

  /**
   * Takes a text.
   *
   * @param base the number that its first octet has
   */
  SourceFile(String text, int base, LineOrigin origin) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    boolean ended = octets.length > 0 && octets[octets.length - 1] == '\n';
    this.text = ended ? octets : Arrays.copyOf(octets, octets.length + 1);
    this.text[this.text.length - 1] = '\n';
    this.base = base;
    this.origin = origin;
  }

  byte[] text() {
    return text;
  }

  int base() {
    return base;
  }

  /** Returns the place of an octet. */
  Location at(int offset) {
    if (lines == null) {
      lines = lines();
    }
    int found = Arrays.binarySearch(lines, offset);
    int line = found >= 0 ? found : -found - 2;
    int column = 1;
    for (int i = lines[line]; i < Math.min(offset, text.length); i++) {
      boolean continued = (text[i] & 0xc0) == 0x80;
      column += continued ? 0 : (text[i] & 0xf8) == 0xf0 ? 2 : 1;
    }
    return origin.at(line + 1, column);
  }

  private int[] lines() {
    int count = 1;
    for (byte octet : text) {
      count += octet == '\n' ? 1 : 0;
    }
    int[] starts = new int[count];
    int line = 1;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }
}
