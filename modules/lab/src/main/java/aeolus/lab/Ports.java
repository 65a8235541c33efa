package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Chooses ports of loopback; never the same twice. */
final class Ports {
  private static final int ATTEMPTS = 50;
  /** Where guests are reached, and nowhere else. */
  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final Set<Integer> given = new HashSet<>();

  /** Returns the wanted TCP port if it is free (0: none is wanted), else another. */
  int tcp(int wanted) {
    return choose(wanted, Ports::tcpFree);
  }

  /** The same for a port that has to be free for UDP and TCP. */
  int udpAndTcp(int wanted) {
    return choose(wanted, port -> tcpFree(port) && udpFree(port));
  }

  private int choose(int wanted, IntPredicate free) {
    int port = wanted;
    for (int i = 0; i < ATTEMPTS; i++) {
      if (port != 0 && free.test(port) && given.add(port)) {
        return port;
      }
      port = anyTcp();
    }
    throw new AeolusException(ExitCode.FAILED, "no free port on 127.0.0.1 after " + ATTEMPTS
        + " attempts");
  }

  private static int anyTcp() {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "no free port on 127.0.0.1: " + e, e);
    }
  }

  private static boolean tcpFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean udpFree(int port) {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, port))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
