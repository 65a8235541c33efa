package aeolus.zone.dnsjava;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Answers queries over UDP and TCP on loopback, with the octets that a test makes of the octets of a
 * query.
 */
final class FakeNameserver implements AutoCloseable {
  /** What is answered. */
  interface Answers {
    /** Returns the answer's octets, nothing for silence. */
    Optional<byte[]> to(byte[] query) throws IOException;

    /** Changes answers. */
    default Answers then(UnaryOperator<byte[]> change) {
      return query -> to(query).map(change);
    }
  }

  private final Answers answers;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final List<byte[]> queries = new CopyOnWriteArrayList<>();

  private FakeNameserver(Answers answers) throws IOException {
    this.answers = answers;
    // TCP first: its ports stay taken for a while after their connections, those of UDP do not.
    this.tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.udp = new DatagramSocket(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
  }

  /** Starts on a free port. */
  static FakeNameserver start(Answers answers) throws IOException {
    FakeNameserver server = new FakeNameserver(answers);
    Thread.ofVirtual().start(server::serveUdp);
    Thread.ofVirtual().start(server::serveTcp);
    return server;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  /** Returns the queries that came so far. */
  List<byte[]> queries() {
    return List.copyOf(queries);
  }

  private void serveUdp() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        udp.receive(packet);
        Optional<byte[]> answer = answer(
            java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.isPresent()) {
          udp.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // Closed: the end.
    }
  }

  private void serveTcp() {
    try {
      while (true) {
        Socket connection = tcp.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed: the end.
    }
  }

  private void serve(Socket connection) {
    try (connection;
        DataInputStream in = new DataInputStream(connection.getInputStream());
        DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
      while (true) {
        Optional<byte[]> answer = answer(in.readNBytes(in.readUnsignedShort()));
        if (answer.isPresent()) {
          out.writeShort(answer.get().length);
          out.write(answer.get());
        }
      }
    } catch (IOException e) {
      // Closed by the client, or by the end of the test.
    }
  }

  private Optional<byte[]> answer(byte[] query) throws IOException {
    queries.add(query);
    return answers.to(query);
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
