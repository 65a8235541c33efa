package aeolus.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Greets as SSH servers do, on the port of each machine whose QEMU runs. */
final class FakeGuests implements AutoCloseable {
  private final Map<Path, ServerSocket> servers = new ConcurrentHashMap<>();
  private final Path machines;
  private final Thread thread;

  FakeGuests(Path lab) {
    machines = lab.resolve("machines");
    thread = Thread.ofPlatform().start(this::follow);
  }

  private void follow() {
    try {
      while (true) {
        for (Path machine : Folder.children(machines)) {
          follow(machine);
        }
        Thread.sleep(Duration.ofMillis(20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void follow(Path machine) throws IOException {
    boolean running = new QemuProcess(machine.resolve("qemu.pid")).isRunning();
    if (running && !servers.containsKey(machine)) {
      int port = MachineState.read(machine.resolve("machine.properties")).orElseThrow().sshPort();
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(Ports.LOOPBACK, port));
      servers.put(machine, server);
      Thread.ofVirtual().start(() -> greet(server));
    } else if (!running && servers.containsKey(machine)) {
      servers.get(machine).close();
      servers.remove(machine);
    }
  }

  /** Waits until the ports of machines that were switched off are free again. */
  void awaitOff() {
    for (int i = 0; i < 1000 && !servers.isEmpty(); i++) {
      Pause.of(Duration.ofMillis(10));
    }
  }

  private static void greet(ServerSocket server) {
    try (server) {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getOutputStream().write("SSH-2.0-fake\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // Closed: the guest is off.
    }
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    while (thread.isAlive()) {
      Pause.of(Duration.ofMillis(10));
    }
    for (Path machine : List.copyOf(servers.keySet())) {
      servers.remove(machine).close();
    }
    for (Path machine : Files.exists(machines) ? Folder.children(machines) : List.<Path>of()) {
      new QemuProcess(machine.resolve("qemu.pid")).kill();
    }
  }
}
