package aeolus.deploy;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Logs in to hosts while other work is done, for a login to stand when a host's turn comes. Most of
 * the time that a small push takes is that of its logins.
 */
public final class EarlyLogins implements AutoCloseable {
  private static final int MOST = 10;

  private final SshConnector connector;
  private final Map<SshTarget, CompletableFuture<ConnectResult>> begun = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Makes one that has not begun any. */
  public EarlyLogins(SshConnector connector) {
    this.connector = connector;
  }

  /** Begins to log in to the first few of these. */
  public void begin(List<SshTarget> targets) {
    Executor executor = threads;
    targets.stream()
        .limit(MOST)
        .forEach(target -> begun.put(target,
            CompletableFuture.supplyAsync(() -> connector.connect(target), executor)));
  }

  /** Returns the login that was begun if it stands, else one made now. */
  ConnectResult take(SshTarget target) {
    CompletableFuture<ConnectResult> early = begun.remove(target);
    if (early == null) {
      return connector.connect(target);
    }
    try {
      ConnectResult result = early.get();
      return result instanceof ConnectResult.Connected connected && !connected.session().isOpen()
          ? connector.connect(target)
          : result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return connector.connect(target);
    } catch (ExecutionException e) {
      return connector.connect(target);
    }
  }

  /** Ends the logins that nobody has taken, those on their way by an interrupt. */
  @Override
  public void close() {
    threads.shutdownNow();
    begun.values()
        .stream()
        .filter(early -> early.state() == Future.State.SUCCESS)
        .forEach(early -> end(early.resultNow()));
  }

  private static void end(ConnectResult result) {
    if (result instanceof ConnectResult.Connected connected) {
      connected.session().close();
    }
  }
}
