package aeolus.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Looks whether an SSH server greets; QEMU takes connections long before the guest does. */
final class SshBanner {
  private static final int CONNECT_MILLIS = 1000;

  private SshBanner() {}

  /** Connects to a port of loopback and waits for the greeting of RFC 4253, section 4.2. */
  static boolean greets(int port, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), CONNECT_MILLIS);
      socket.setSoTimeout((int) patience.toMillis());
      byte[] start = socket.getInputStream().readNBytes(4);
      return new String(start, StandardCharsets.US_ASCII).equals("SSH-");
    } catch (IOException e) {
      return false;
    }
  }
}
