package aeolus.ssh.mina;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a server that can go dead without a word, or be cut. */
final class TestingProxy implements AutoCloseable {
  private final int serverPort;
  private final ServerSocket socket;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger toRefuse = new AtomicInteger();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final CountDownLatch thawed = new CountDownLatch(1);
  private volatile boolean frozen;

  TestingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Drops as many connections to come before a word was said. */
  void refuse(int times) {
    toRefuse.set(times);
  }

  /** Passes on nothing from now on, and closes nothing: a pulled cable. */
  void freeze() {
    frozen = true;
  }

  /** Cuts the connection when so many more octets have gone to the server. */
  void cutAfter(long octets) {
    left.set(octets);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        open.add(client);
        if (toRefuse.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, true));
        Thread.ofVirtual().start(() -> pump(server, client, false));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] chunk = new byte[8_192];
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (frozen) {
          thawed.await();
        }
        if (counted && left.addAndGet(-read) < 0) {
          return;
        }
        out.write(chunk, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // Cut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket each : open) {
        each.close();
      }
      thawed.countDown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
