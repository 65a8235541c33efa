package aeolus.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of octets in front of a stream, without the locks of the JDK's own. */
final class Octets {
  private static final int FLUSH_SIZE = 1 << 17;
  private static final byte[] INDENT = ("\n" + " ".repeat(64)).getBytes(StandardCharsets.US_ASCII);

  private final OutputStream target;
  private byte[] buffer = new byte[FLUSH_SIZE + (FLUSH_SIZE >> 2)];
  private int size;

  Octets(OutputStream target) {
    this.target = target;
  }

  Octets add(byte[] octets) {
    return add(octets, octets.length);
  }

  private Octets add(byte[] octets, int length) {
    if (size + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + length));
    }
    System.arraycopy(octets, 0, buffer, size, length);
    size += length;
    return this;
  }

  Octets add(String ascii) {
    return add(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Begins a new line, indented by so many levels of four. */
  Octets newLine(int depth) {
    return add(INDENT, 1 + 4 * depth);
  }

  void flushIfFull() throws IOException {
    if (size > FLUSH_SIZE) {
      flush();
    }
  }

  void flush() throws IOException {
    target.write(buffer, 0, size);
    target.flush();
    size = 0;
  }
}
