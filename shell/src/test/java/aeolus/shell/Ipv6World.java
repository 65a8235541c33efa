package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A network with IPv6 alone for a machine of the lab: a tap device with a gateway, a resolver that
 * knows one name, and a mirror of Debian. QEMU's own network lets nobody in over IPv6.
 */
final class Ipv6World implements AutoCloseable {
  static final String MACHINE = "fd5a:ae01::2";
  static final String GATEWAY = "fe80::1";
  static final String RESOLVER = "fd5a:ae01::1";
  /** The only name there is; it stands for the mirror. */
  static final String NAME = "mirror.ipv6.test";
  private static final String DEVICE = "aeolus6";
  private static final int DNS_PORT = 53;

  private final DatagramSocket resolver;
  private final HttpServer mirror;

  private Ipv6World(String upstream) throws Exception {
    run("ip", "addr", "add", GATEWAY + "/64", "dev", DEVICE, "nodad");
    run("ip", "addr", "add", RESOLVER + "/64", "dev", DEVICE, "nodad");
    run("ip", "link", "set", DEVICE, "up");
    resolver = new DatagramSocket(new InetSocketAddress(RESOLVER, DNS_PORT));
    Thread.ofVirtual().start(this::answer);
    mirror = HttpServer.create(new InetSocketAddress(RESOLVER, 0), 0);
    mirror.createContext("/", exchange -> fetch(upstream, exchange));
    mirror.setExecutor(Thread::startVirtualThread);
    mirror.start();
  }

  /** Makes it; the test is skipped where there can be no tap device. */
  static Ipv6World open(String upstream) throws Exception {
    // One that a test left behind when it was killed.
    new ProcessBuilder("ip", "link", "del", DEVICE).start().waitFor();
    Process add = new ProcessBuilder("ip", "tuntap", "add", DEVICE, "mode", "tap").start();
    String reason = new String(add.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(add.waitFor() == 0, "SKIPPED: no tap device to be had: " + reason);
    return new Ipv6World(upstream);
  }

  /** Returns the URL of the mirror by its name. */
  String mirror() {
    return "http://" + NAME + ":" + mirror.getAddress().getPort() + "/debian";
  }

  /** Plugs a second network card into a running machine, connected with this network. */
  void plugInto(Path qmpSocket) throws IOException {
    try (SocketChannel qemu = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      qemu.connect(UnixDomainSocketAddress.of(qmpSocket));
      for (String command : new String[] {"{\"execute\":\"qmp_capabilities\"}",
          "{\"execute\":\"netdev_add\",\"arguments\":{\"type\":\"tap\",\"id\":\"ipv6\","
              + "\"ifname\":\"" + DEVICE + "\",\"script\":\"no\",\"downscript\":\"no\"}}",
          "{\"execute\":\"device_add\",\"arguments\":{\"driver\":\"virtio-net-pci\","
              + "\"netdev\":\"ipv6\",\"romfile\":\"\",\"mac\":\"52:54:00:00:00:06\"}}"}) {
        qemu.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
        await(qemu);
      }
    }
  }

  private static void await(SocketChannel qemu) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    String said = "";
    while (!said.contains("\"return\"")) {
      assertThat(qemu.read(buffer.clear())).isPositive();
      said = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
      assertThat(said).doesNotContain("\"error\"");
    }
  }

  /** Answers each question for an IPv6 address with the same one (RFC 1035, section 4.1). */
  private void answer() {
    byte[] octets = new byte[512];
    DatagramPacket packet = new DatagramPacket(octets, octets.length);
    while (!resolver.isClosed()) {
      try {
        packet.setLength(octets.length);
        resolver.receive(packet);
        byte[] answer = answer(Arrays.copyOf(octets, packet.getLength()));
        resolver.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Closed, or a host that is not there at the moment.
      }
    }
  }

  private static byte[] answer(byte[] question) throws IOException {
    boolean known = question[question.length - 3] == 28
        && new String(question, StandardCharsets.ISO_8859_1).contains("\6mirror\4ipv6\4test\0");
    ByteBuffer answer = ByteBuffer.allocate(question.length + 28).put(question);
    answer.putShort(2, (short) 0x8180).putShort(6, (short) (known ? 1 : 0));
    if (known) {
      answer.putShort((short) 0xc00c).putShort((short) 28).putShort((short) 1).putInt(60);
      answer.putShort((short) 16).put(InetAddress.getByName(RESOLVER).getAddress());
    }
    return Arrays.copyOf(answer.array(), answer.position());
  }

  private static void fetch(String upstream, HttpExchange exchange) throws IOException {
    URI uri = URI.create(upstream).resolve(exchange.getRequestURI().getRawPath());
    try (exchange;
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        InputStream body = client.send(HttpRequest.newBuilder(uri).build(),
            answer -> {
              send(exchange, answer);
              return HttpResponse.BodySubscribers.ofInputStream();
            }).body()) {
      body.transferTo(exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, HttpResponse.ResponseInfo answer) {
    try {
      exchange.sendResponseHeaders(answer.statusCode(),
          answer.headers().firstValueAsLong("content-length").orElse(0));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    resolver.close();
    mirror.stop(0);
    run("ip", "link", "del", DEVICE);
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.onExit().join().exitValue()).isZero();
  }
}
