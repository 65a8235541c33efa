package aeolus.ssh.mina;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/**
 * A file to be sent.
 *
 * @param content its octets
 * @param size how many
 * @param path where it goes
 * @param mode permission bits
 * @param progress told how many octets were sent so far
 */
record Upload(InputStream content, long size, String path, int mode, LongConsumer progress) {
  private static final int CHUNK = 32 * 1024;
  private static final String HALF = ".part";

  /** A failure whose message is made for people. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** Returns the temporary name; a file that is named as a half one grows under its own name. */
  String half() {
    return path.endsWith(HALF) ? path : path + HALF;
  }

  boolean needsRename() {
    return !half().equals(path);
  }

  /** Sends the octets, which have to be as many as was said. */
  long copyTo(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long sent = 0;
    for (int read = read(chunk); read >= 0; read = read(chunk)) {
      out.write(chunk, 0, read);
      sent += read;
      progress.accept(sent);
    }
    out.flush();
    if (sent != size) {
      throw new Refused("expected " + size + " octets, got " + sent);
    }
    return sent;
  }

  private int read(byte[] chunk) throws IOException {
    try {
      return content.read(chunk);
    } catch (IOException e) {
      throw new Refused("what is to be sent can't be read: " + e.getMessage());
    }
  }
}
