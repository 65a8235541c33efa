package aeolus.ssh.mina;

import aeolus.ssh.ConnectResult.Failed;
import aeolus.ssh.SshTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.sshd.client.session.ClientSession;

/**
 * Sessions to hosts that others are reached through. One is shared by several, and closed with the
 * last of them.
 */
final class Hops {
  /** More would have to share one connection's throughput. */
  private static final int MAX_SHARED = 64;

  /** What came of logging in. */
  sealed interface Login {
    /** A session. */
    record Done(ClientSession session) implements Login {}

    /** None. */
    record Not(Failed failure) implements Login {}
  }

  /** Logs in to a host, through others if it says so. */
  interface LogIn {
    Login to(SshTarget target);
  }

  /** A use of a shared session, to be closed once. */
  final class Use implements AutoCloseable {
    private final Shared shared;
    private boolean closed;

    private Use(Shared shared) {
      this.shared = shared;
    }

    /** Waits for the session. */
    Login login() throws InterruptedException {
      try {
        return shared.login.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    @Override
    public void close() {
      synchronized (Hops.this) {
        if (closed) {
          return;
        }
        closed = true;
        if (--shared.uses > 0) {
          return;
        }
        remove(shared);
      }
      var _ = shared.login.thenAccept(Hops::end);
    }
  }

  private static final class Shared {
    final SshTarget target;
    final CompletableFuture<Login> login = new CompletableFuture<>();
    int uses;

    Shared(SshTarget target) {
      this.target = target;
    }

    boolean isFree() {
      return uses < MAX_SHARED && (!login.isDone()
          || (login.join() instanceof Login.Done(ClientSession session) && session.isOpen()));
    }
  }

  private final Map<SshTarget, List<Shared>> open = new HashMap<>();

  private static void end(Login login) {
    if (login instanceof Login.Done(ClientSession session)) {
      session.close(true);
    }
  }

  private void remove(Shared shared) {
    List<Shared> same = open.get(shared.target);
    same.remove(shared);
    if (same.isEmpty()) {
      open.remove(shared.target);
    }
  }

  /** Returns a use of a session to a host, which the first who asks for it opens. */
  Use use(SshTarget target, LogIn logIn) {
    Shared shared;
    boolean first;
    synchronized (this) {
      List<Shared> same = open.computeIfAbsent(target, _ -> new ArrayList<>());
      shared = same.stream().filter(Shared::isFree).findFirst().orElse(null);
      first = shared == null;
      if (first) {
        shared = new Shared(target);
        same.add(shared);
      }
      shared.uses++;
    }
    if (first) {
      open(shared, logIn);
    }
    return new Use(shared);
  }

  private static void open(Shared shared, LogIn logIn) {
    try {
      shared.login.complete(logIn.to(shared.target));
    } catch (RuntimeException e) {
      shared.login.completeExceptionally(e);
      throw e;
    }
  }
}
