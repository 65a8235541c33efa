package aeolus.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Keeps sessions that were closed for a while, so that who logs in to the same host in the same way
 * again need not wait for it.
 */
public final class SessionPool implements SshConnector {
  private record Idle(SshSession session, long since) {}

  private final SshConnector connector;
  private final int most;
  private final Duration keep;
  /** By login, the one that was put there first in front. */
  private final Map<SshTarget, Deque<Idle>> idle = new LinkedHashMap<>();
  private int count;
  private boolean closed;

  /**
   * Makes an empty one.
   *
   * @param connector is closed with the pool
   * @param most how many sessions may be idle, as each has a file descriptor
   * @param keep how long one may be idle
   */
  public SessionPool(SshConnector connector, int most, Duration keep) {
    this.connector = connector;
    this.most = most;
    this.keep = keep;
    Thread.ofVirtual().name("session-pool").start(this::sweep);
  }

  @Override
  public ConnectResult connect(SshTarget target) {
    for (SshSession session = take(target); session != null; session = take(target)) {
      if (session.isOpen()) {
        return new ConnectResult.Connected(new Lease(target, session));
      }
      session.close();
    }
    ConnectResult result = connector.connect(target);
    return result instanceof ConnectResult.Connected(SshSession session)
        ? new ConnectResult.Connected(new Lease(target, session))
        : result;
  }

  private synchronized SshSession take(SshTarget target) {
    Deque<Idle> same = idle.get(target);
    if (same == null) {
      return null;
    }
    SshSession session = same.removeLast().session();
    count--;
    if (same.isEmpty()) {
      idle.remove(target);
    }
    return session;
  }

  private synchronized boolean keep(SshTarget target, SshSession session) {
    if (closed || count >= most) {
      return false;
    }
    idle.computeIfAbsent(target, _ -> new ArrayDeque<>())
        .addLast(new Idle(session, System.nanoTime()));
    count++;
    return true;
  }

  private void sweep() {
    try {
      while (!isClosed()) {
        Thread.sleep(keep.dividedBy(2));
        old(System.nanoTime() - keep.toNanos()).forEach(SshSession::close);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized List<SshSession> old(long before) {
    List<SshSession> old = new ArrayList<>();
    idle.values()
        .removeIf(same -> {
          while (!same.isEmpty()
              && (same.peekFirst().since() - before < 0 || !same.peekFirst().session().isOpen())) {
            old.add(same.removeFirst().session());
          }
          return same.isEmpty();
        });
    count -= old.size();
    return old;
  }

  @Override
  public void close() {
    List<Idle> all;
    synchronized (this) {
      closed = true;
      all = idle.values().stream().flatMap(Deque::stream).toList();
      idle.clear();
    }
    all.forEach(each -> each.session().close());
    connector.close();
  }

  /** A session in use; whether it is fit to be used again, how its commands ended tells. */
  private final class Lease implements SshSession {
    private final SshTarget target;
    private final SshSession session;
    private volatile boolean spoiled;
    private boolean returned;

    Lease(SshTarget target, SshSession session) {
      this.target = target;
      this.session = session;
    }

    /** A command that was left at work counts as one of the connection's (MaxSessions). */
    private ExecResult noted(ExecResult result) {
      spoiled |= result instanceof ExecResult.TimedOut
          || result instanceof ExecResult.Disconnected;
      return result;
    }

    @Override
    public ExecResult exec(String command, Duration timeout) {
      return noted(session.exec(command, timeout));
    }

    @Override
    public ExecResult exec(String command, InputStream stdin, Duration timeout) {
      return noted(session.exec(command, stdin, timeout));
    }

    @Override
    public ExecResult exec(String command, OutputStream out, Duration timeout) {
      return noted(session.exec(command, out, timeout));
    }

    @Override
    public ExecResult follow(String command, Predicate<String> line, Duration timeout) {
      return noted(session.follow(command, line, timeout));
    }

    @Override
    public UploadResult upload(InputStream content, long size, String remotePath, int mode,
        LongConsumer progress, Duration timeout) {
      UploadResult result = session.upload(content, size, remotePath, mode, progress, timeout);
      spoiled |= result instanceof UploadResult.Failed;
      return result;
    }

    @Override
    public String serverHostKey() {
      return session.serverHostKey();
    }

    @Override
    public boolean isOpen() {
      return session.isOpen();
    }

    @Override
    public synchronized void close() {
      if (returned) {
        return;
      }
      returned = true;
      if (spoiled || !session.isOpen() || !keep(target, session)) {
        session.close();
      }
    }
  }
}
