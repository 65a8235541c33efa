package aeolus.ssh.mina;

import java.io.IOException;
import java.io.OutputStream;

/** Hands on what comes until that fails; a failure must not end the connection, only the command. */
final class Sink extends OutputStream {
  private final OutputStream out;
  private final Runnable stop;
  private volatile boolean failed;

  /** Takes what is to be done at the first failure. */
  Sink(OutputStream out, Runnable stop) {
    this.out = out;
    this.stop = stop;
  }

  boolean hasFailed() {
    return failed;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) {
    if (failed) {
      return;
    }
    try {
      out.write(octets, offset, length);
    } catch (IOException | RuntimeException e) {
      failed = true;
      stop.run();
    }
  }
}
