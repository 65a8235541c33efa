package aeolus.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Hands TCP connections on until it is told to cut them. */
final class CuttableProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean cut;

  CuttableProxy(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Cuts once so many octets have been sent to the host. */
  void cutAfter(long octets) {
    left.set(octets);
  }

  /** Cuts now, and lets nobody in. */
  void cut() {
    cut = true;
    open.forEach(CuttableProxy::closeQuietly);
  }

  /** Lets everything through again. */
  void restore() {
    left.set(Long.MAX_VALUE);
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException e) {
        // The proxy is being closed, or the host is not there: the client sees it.
        cut |= server.isClosed();
      }
    }
  }

  private void connect(Socket client) throws IOException {
    open.add(client);
    if (cut) {
      closeQuietly(client);
      return;
    }
    Socket host = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(host);
    Thread.ofVirtual().start(() -> pump(client, host, true));
    Thread.ofVirtual().start(() -> pump(host, client, false));
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (counted && left.addAndGet(-n) < 0) {
          cut();
          return;
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
