package aeolus.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a line as it is typed, and gives up where its thread is interrupted. */
final class TypedLine {
  /** What Ctrl-D sends. */
  private static final int END = 4;
  private static final int PAUSE_MILLIS = 20;

  private final InputStream keys;

  /** Takes what tells how much can be read from it, as a terminal's device does. */
  TypedLine(InputStream keys) {
    this.keys = keys;
  }

  /** Passes over what was typed before a question was seen. */
  void drop() throws IOException {
    int last = 0;
    while (last >= 0 && keys.available() > 0) {
      last = keys.read();
    }
  }

  /** Returns the line without its end; empty for Ctrl-D alone, or upon an interrupt. */
  Optional<byte[]> read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    // A read that has begun could not be ended, and would take the first key of the next line.
    while (awaitKeys()) {
      int octet = keys.read();
      if (octet < 0 || octet == END) {
        return Optional.of(line.toByteArray()).filter(typed -> typed.length > 0);
      }
      if (octet == '\n') {
        return Optional.of(line.toByteArray());
      }
      line.write(octet);
    }
    return Optional.empty();
  }

  private boolean awaitKeys() throws IOException {
    try {
      while (keys.available() == 0) {
        Thread.sleep(PAUSE_MILLIS);
      }
      return !Thread.currentThread().isInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
