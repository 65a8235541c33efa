package aeolus.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Carries octets between a terminal and a unix socket until either ends or Ctrl-] is pressed. */
final class SerialConsole implements AutoCloseable {
  private static final byte LEAVE = 0x1d;
  private static final int PAUSE_MILLIS = 20;

  private final SocketChannel channel;
  private volatile boolean ended;

  private SerialConsole(SocketChannel channel) {
    this.channel = channel;
  }

  static SerialConsole connect(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new SerialConsole(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Does the carrying; {@code poll} keeps it from taking input that comes after the end. */
  void pump(InputStream in, OutputStream out, boolean poll) throws IOException {
    Thread reader = Thread.ofPlatform().daemon().start(() -> copyTo(out));
    byte[] buffer = new byte[1024];
    while (!ended) {
      if (poll && in.available() == 0) {
        pause();
        continue;
      }
      int count = in.read(buffer);
      int leave = indexOf(buffer, count);
      send(buffer, leave < 0 ? count : leave);
      ended = ended || count < 0 || leave >= 0;
    }
    channel.close();
    join(reader);
  }

  private void send(byte[] buffer, int count) throws IOException {
    if (count > 0 && !ended) {
      channel.write(ByteBuffer.wrap(buffer, 0, count));
    }
  }

  private static int indexOf(byte[] buffer, int count) {
    for (int i = 0; i < count; i++) {
      if (buffer[i] == LEAVE) {
        return i;
      }
    }
    return -1;
  }

  private void copyTo(OutputStream out) {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    try {
      while (channel.read(buffer) >= 0) {
        out.write(buffer.array(), 0, buffer.position());
        out.flush();
        buffer.clear();
      }
    } catch (IOException e) {
      // Closed from this side, or the machine is gone: either way the end.
    }
    ended = true;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread reader) {
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
