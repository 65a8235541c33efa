package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class AgentClientTest {
  private static final byte[] DATA = {1, 2, 3};

  @TempDir
  private Path folder;
  private ServerSocketChannel listening;
  private final List<byte[]> requests = new CopyOnWriteArrayList<>();
  private AgentClient client;
  private PublicKey key;

  @BeforeEach
  void listen() throws IOException {
    Path socket = folder.resolve("agent");
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket));
    client = new AgentClient(socket);
    key = KeyFile.read(KeyGen.make(folder.resolve("key"), "rsa", "-b", "2048")).publicKey();
  }

  @AfterEach
  void close() throws IOException {
    listening.close();
  }

  /** Has the fake agent answer one request, with octets as they are. */
  private void answer(byte[] octets) {
    Thread.ofVirtual().start(() -> {
      try (SocketChannel channel = listening.accept()) {
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        requests.add(in.readNBytes(in.readInt()));
        Channels.newOutputStream(channel).write(octets);
      } catch (IOException e) {
        // The test is over.
      }
    });
  }

  private static byte[] framed(Buffer message) throws IOException {
    byte[] content = message.getCompactData();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DataOutputStream(out).writeInt(content.length);
    out.write(content);
    return out.toByteArray();
  }

  private static Buffer signature(String type) {
    Buffer signature = new ByteArrayBuffer();
    signature.putString(type);
    signature.putBytes(DATA);
    Buffer answer = new ByteArrayBuffer();
    answer.putByte((byte) 14);
    answer.putBytes(signature.getCompactData());
    return answer;
  }

  @Test
  void keys_someOfUnknownKind_arePassedOver() throws IOException {
    Buffer strange = new ByteArrayBuffer();
    strange.putString("sk-future@example.org");
    Buffer known = new ByteArrayBuffer();
    known.putRawPublicKey(key);
    Buffer list = new ByteArrayBuffer();
    list.putByte((byte) 12);
    list.putInt(2);
    list.putBytes(strange.getCompactData());
    list.putString("token");
    list.putBytes(known.getCompactData());
    list.putString("mine");
    answer(framed(list));
    assertThat(client.keys()).containsExactly(new AgentClient.Key(key, "mine"));
    assertThat(requests).containsExactly(new byte[] {11});
  }

  @Test
  void sign_rsa_asksForTheHashByFlag() throws IOException {
    answer(framed(signature("rsa-sha2-512")));
    assertThat(client.sign(key, "rsa-sha2-512", DATA)).isEqualTo(DATA);
    assertThat(requests.getFirst()).startsWith(13).endsWith(0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 4);
    answer(framed(signature("rsa-sha2-256")));
    client.sign(key, "rsa-sha2-256", DATA);
    assertThat(requests.getLast()).endsWith(0, 0, 0, 2);
  }

  @Test
  void sign_agentThatKnowsOnlySha1_isRefused() throws IOException {
    answer(framed(signature("ssh-rsa")));
    assertThatThrownBy(() -> client.sign(key, "rsa-sha2-512", DATA))
        .isInstanceOf(IOException.class)
        .hasMessage("the agent signs with ssh-rsa, expected rsa-sha2-512");
  }

  @Test
  void keys_badAnswers_areFailuresInWords() {
    answer(new byte[] {0, 0, 0, 1, 5});
    assertThatThrownBy(client::keys).hasMessage("the agent refuses");
    answer(new byte[] {0x7f, 0, 0, 0});
    assertThatThrownBy(client::keys).hasMessage("the agent answers with 2130706432 octets");
    answer(new byte[] {0, 0, 0, 9, 12});
    assertThatThrownBy(client::keys).hasMessage("the agent has gone");
    answer(new byte[] {0, 0, 0, 5, 12, 0x7f, 0, 0, 0});
    assertThatThrownBy(client::keys).hasMessage("the agent says it has 2130706432 keys");
  }
}
