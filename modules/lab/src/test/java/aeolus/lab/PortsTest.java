package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {
  @Test
  void tcp_wantedIsFree_isGiven() throws Exception {
    int port = new Ports().tcp(0);
    assertThat(new Ports().tcp(port)).isEqualTo(port);
  }

  @Test
  void tcp_wantedIsTaken_anotherIsGiven() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, Ports.LOOPBACK)) {
      assertThat(new Ports().tcp(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void udpAndTcp_takenForUdpOnly_anotherIsGiven() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(Ports.LOOPBACK, 0))) {
      assertThat(new Ports().udpAndTcp(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
    }
  }

  @Test
  void tcp_givenBefore_isNotGivenAgain() {
    Ports ports = new Ports();
    int port = ports.tcp(0);
    assertThat(ports.tcp(port)).isNotEqualTo(port);
  }
}
