package aeolus.lab;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Speaks QEMU's machine protocol, as much of it as the lab needs. */
final class Qmp {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Qmp() {}

  /** Has QEMU run a command without arguments; fails where it does not answer. */
  static void execute(Path socket, String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      answer(channel, "\"QMP\"");
      call(channel, "qmp_capabilities");
      call(channel, command);
    }
  }

  private static void call(SocketChannel channel, String command) throws IOException {
    String request = "{\"execute\":\"" + command + "\"}\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    answer(channel, "\"return\"");
  }

  /** Reads until a line has the word, skipping events. */
  private static void answer(SocketChannel channel, String word) throws IOException {
    StringBuilder seen = new StringBuilder();
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      buffer.clear();
      int count = channel.read(buffer);
      seen.append(new String(buffer.array(), 0, Math.max(count, 0), StandardCharsets.US_ASCII));
      if (seen.indexOf(word) >= 0 && seen.charAt(seen.length() - 1) == '\n') {
        return;
      }
      if (count < 0 || seen.indexOf("\"error\"") >= 0) {
        throw new IOException("QEMU refused: " + seen);
      }
      Pause.of(PAUSE);
    }
    throw new IOException("no answer from QEMU within " + TIMEOUT.toSeconds() + " s");
  }
}
