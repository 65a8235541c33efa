package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SerialConsoleTest {
  @TempDir
  private Path temp;
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws Exception {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(temp.resolve("console")));
  }

  @AfterEach
  void endServer() throws Exception {
    server.close();
  }

  @Test
  void pump_leaveKey_sendsWhatCameBeforeAndEnds() throws Exception {
    CompletableFuture<String> got = CompletableFuture.supplyAsync(this::readAll);
    ByteArrayInputStream keys = new ByteArrayInputStream("root\r\u001dmore".getBytes(
        StandardCharsets.US_ASCII));
    try (SerialConsole console = SerialConsole.connect(temp.resolve("console"))) {
      console.pump(keys, new ByteArrayOutputStream(), true);
    }
    assertThat(got.join()).isEqualTo("root\r");
  }

  @Test
  void pump_machineGoesOff_showsWhatItSaidAndEnds() throws Exception {
    CompletableFuture<Void> machine = CompletableFuture.runAsync(this::sayAndGo);
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (SerialConsole console = SerialConsole.connect(temp.resolve("console"));
        PipedInputStream silent = new PipedInputStream(1)) {
      console.pump(silent, shown, true);
    }
    machine.join();
    assertThat(shown.toString(StandardCharsets.US_ASCII)).isEqualTo("x login: ");
  }

  private String readAll() {
    try (SocketChannel channel = server.accept()) {
      ByteBuffer buffer = ByteBuffer.allocate(64);
      int count = 0;
      while (count >= 0) {
        count = channel.read(buffer);
      }
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sayAndGo() {
    try (SocketChannel channel = server.accept()) {
      channel.write(ByteBuffer.wrap("x login: ".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
