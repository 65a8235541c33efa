package aeolus.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what is written to it, and whether that was all. */
final class BoundedText extends ByteArrayOutputStream {
  private final int limit;
  private boolean cut;

  BoundedText(int limit) {
    this.limit = limit;
  }

  @Override
  public synchronized void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] octets, int offset, int length) {
    int room = limit - count;
    cut |= length > room;
    super.write(octets, offset, Math.min(length, room));
  }

  synchronized boolean isCut() {
    return cut;
  }

  /** Returns it read as UTF-8. */
  String text() {
    return toString(StandardCharsets.UTF_8);
  }
}
