package aeolus.ssh.mina;

import java.io.ByteArrayOutputStream;

/** Keeps the beginning of what is written to it and drops the rest. */
final class BoundedOutput extends ByteArrayOutputStream {
  private final int limit;

  BoundedOutput(int limit) {
    this.limit = limit;
  }

  @Override
  public synchronized void write(int octet) {
    if (count < limit) {
      super.write(octet);
    }
  }

  @Override
  public synchronized void write(byte[] octets, int offset, int length) {
    super.write(octets, offset, Math.min(length, limit - count));
  }
}
