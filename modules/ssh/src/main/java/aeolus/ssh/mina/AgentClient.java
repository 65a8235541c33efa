package aeolus.ssh.mina;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * Asks an ssh-agent, by its protocol (draft-miller-ssh-agent). Each request has a connection of its
 * own, so that there is none to be kept.
 */
final class AgentClient {
  private static final int MAX_LENGTH = 256 * 1024;
  private static final int MAX_KEYS = 1_000;
  private static final byte REQUEST_IDENTITIES = 11;
  private static final byte IDENTITIES_ANSWER = 12;
  private static final byte SIGN_REQUEST = 13;
  private static final byte SIGN_RESPONSE = 14;
  private static final int SHA256 = 2;
  private static final int SHA512 = 4;
  private static final Duration LIST = Duration.ofSeconds(5);
  /** The agent may ask its user first (ssh-add -c), or wait for a token to be touched. */
  private static final Duration SIGN = Duration.ofSeconds(60);

  /**
   * A key that the agent holds.
   *
   * @param key its public half, or a certificate for it
   * @param comment what the user calls it
   */
  record Key(PublicKey key, String comment) {}

  private final Path socket;

  AgentClient(Path socket) {
    this.socket = socket;
  }

  /** Returns the keys of kinds known here. */
  List<Key> keys() throws IOException {
    Buffer answer = ask(new ByteArrayBuffer(new byte[] {REQUEST_IDENTITIES}),
        IDENTITIES_ANSWER, LIST);
    int count = answer.getInt();
    if (count < 0 || count > MAX_KEYS) {
      throw new IOException("the agent says it has " + count + " keys");
    }
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Buffer blob = new ByteArrayBuffer(answer.getBytes());
      String comment = answer.getString();
      PublicKey key = known(blob);
      if (key != null) {
        keys.add(new Key(key, comment));
      }
    }
    return keys;
  }

  /** Returns null for a kind of key that is not known here. */
  private static PublicKey known(Buffer blob) {
    try {
      return blob.getRawPublicKey();
    } catch (Exception e) {
      return null;
    }
  }

  /**
   * Has the agent sign.
   *
   * @param key one of {@link #keys()}
   * @param algorithm of RFC 8332 where the key is RSA
   * @return the signature without its type
   */
  byte[] sign(PublicKey key, String algorithm, byte[] data) throws IOException {
    Buffer request = new ByteArrayBuffer();
    request.putByte(SIGN_REQUEST);
    request.putPublicKey(key);
    request.putBytes(data);
    request.putInt(flags(algorithm));
    Buffer signature = new ByteArrayBuffer(ask(request, SIGN_RESPONSE, SIGN).getBytes());
    String type = signature.getString();
    if (algorithm.startsWith("rsa-") && !algorithm.startsWith(type)) {
      throw new IOException("the agent signs with " + type + ", expected " + algorithm);
    }
    return signature.getBytes();
  }

  private static int flags(String algorithm) {
    return algorithm.startsWith("rsa-sha2-512")
        ? SHA512
        : algorithm.startsWith("rsa-sha2-256") ? SHA256 : 0;
  }

  private Buffer ask(Buffer request, byte expected, Duration timeout) throws IOException {
    AtomicReference<SocketChannel> open = new AtomicReference<>();
    try {
      Buffer answer = Bounded.call(() -> talk(request.getCompactData(), open), timeout,
          () -> close(open.get()));
      byte kind = answer.getByte();
      if (kind != expected) {
        throw new IOException("the agent refuses");
      }
      return answer;
    } catch (TimeoutException e) {
      throw new IOException("the agent does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Buffer talk(byte[] request, AtomicReference<SocketChannel> open) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      open.set(channel);
      ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + request.length)
          .putInt(request.length)
          .put(request)
          .flip();
      while (out.hasRemaining()) {
        channel.write(out);
      }
      int length = read(channel, Integer.BYTES).getInt();
      if (length < 1 || length > MAX_LENGTH) {
        throw new IOException("the agent answers with " + length + " octets");
      }
      return new ByteArrayBuffer(read(channel, length).array());
    }
  }

  private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (channel.read(in) < 0) {
        throw new IOException("the agent has gone");
      }
    }
    return in.flip();
  }

  private static void close(SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // It is closed for whoever waits on it.
    }
  }
}
