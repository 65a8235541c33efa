package aeolus.shell;

import aeolus.ssh.SessionPool;
import aeolus.ssh.SshConnector;
import aeolus.ssh.mina.MinaConnector;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What logs in to hosts; at the prompt its sessions stay for a while, for the next command. */
final class Connections implements AutoCloseable {
  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final int MOST_KEPT = 2_000;

  private final Supplier<SshConnector> maker;
  private final Supplier<SshConnector> makerForFiles;
  private SshConnector kept;

  /** Logs in to real hosts; a passphrase is asked for where notes go. */
  Connections(Output output) {
    this(() -> MinaConnector.quick(new VaultPrompt(output)::askPassphrase),
        () -> new MinaConnector(new VaultPrompt(output)::askPassphrase));
  }

  /** Takes what makes connectors of both kinds, when one is asked for. */
  Connections(Supplier<SshConnector> maker) {
    this(maker, maker);
  }

  private Connections(Supplier<SshConnector> maker, Supplier<SshConnector> makerForFiles) {
    this.maker = maker;
    this.makerForFiles = makerForFiles;
  }

  /** A connector in use. */
  interface Use extends AutoCloseable {
    /** Logs in. */
    SshConnector connector();

    @Override
    void close();
  }

  /** Returns a connector for one command, which is closed with the use of it. */
  Use once() {
    return use(maker.get(), SshConnector::close);
  }

  /**
   * Returns a connector for one command that moves files: they may be secrets, so that its key
   * exchange is the safest that there is, and no session of a quicker one is used.
   */
  Use forFiles() {
    return use(makerForFiles.get(), SshConnector::close);
  }

  /** Returns the one connector, whose sessions stay. */
  synchronized Use use() {
    if (kept == null) {
      kept = new SessionPool(maker.get(), mostKept(), KEEP);
    }
    return use(kept, _ -> {});
  }

  private static Use use(SshConnector connector, Consumer<SshConnector> end) {
    return new Use() {
      @Override
      public SshConnector connector() {
        return connector;
      }

      @Override
      public void close() {
        end.accept(connector);
      }
    };
  }

  /** Half of the file descriptors are left for commands to come. */
  private static int mostKept() {
    return Math.min(MOST_KEPT, OpenFiles.connections() / 2);
  }

  @Override
  public synchronized void close() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
