package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QmpTest {
  @TempDir
  private Path temp;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ServerSocketChannel server;

  @AfterEach
  void endServer() throws Exception {
    server.close();
  }

  @Test
  void execute_eventBeforeAnswer_isSkipped() throws Exception {
    server = serve("{\"event\": \"RESET\"}\r\n{\"return\": {}}\r\n");
    Qmp.execute(temp.resolve("qmp"), "system_reset");
    assertThat(requests).containsExactly("{\"execute\":\"qmp_capabilities\"}",
        "{\"execute\":\"system_reset\"}");
  }

  @Test
  void execute_refused_fails() throws Exception {
    server = serve("{\"error\": {\"class\": \"GenericError\"}}\r\n");
    assertThatThrownBy(() -> Qmp.execute(temp.resolve("qmp"), "nonsense"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("GenericError");
  }

  private ServerSocketChannel serve(String answer) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(temp.resolve("qmp")));
    Thread.ofVirtual().start(() -> converse(server, answer));
    return server;
  }

  private void converse(ServerSocketChannel server, String answer) {
    try (SocketChannel channel = server.accept();
        BufferedReader reader = new BufferedReader(Channels.newReader(channel,
            StandardCharsets.US_ASCII))) {
      send(channel, "{\"QMP\": {}}\r\n");
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        requests.add(line);
        send(channel, answer);
      }
    } catch (IOException e) {
      // The client has gone; the test looks at what it sent.
    }
  }

  private static void send(SocketChannel channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
