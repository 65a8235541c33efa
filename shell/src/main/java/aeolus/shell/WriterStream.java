package aeolus.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Octets of UTF-8 that end up in a writer once they are flushed. */
final class WriterStream extends ByteArrayOutputStream {
  private final PrintWriter writer;

  WriterStream(PrintWriter writer) {
    this.writer = writer;
  }

  @Override
  public synchronized void flush() {
    writer.print(toString(StandardCharsets.UTF_8));
    writer.flush();
    reset();
  }
}
