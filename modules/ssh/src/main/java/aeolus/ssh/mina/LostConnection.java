package aeolus.ssh.mina;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Remembers why a connection ended, in words for people. */
final class LostConnection implements SessionListener {
  /** Travels with a connection from its beginning; a session's own attributes end with it. */
  static final AttributeKey<AtomicReference<String>> REASON = new AttributeKey<>();
  private static final String CLOSED = "closed by the host";
  private static final long SETTLE_MILLIS = 1_000;

  @Override
  public void sessionException(Session session, Throwable failure) {
    boolean silent = failure instanceof SshException
        && String.valueOf(failure.getMessage()).contains("heartbeat");
    if (silent) {
      note(session, "the host has stopped answering");
    }
  }

  @Override
  public void sessionDisconnect(Session session, int reason, String message, String language,
      boolean initiator) {
    if (!initiator && message != null && !message.isBlank()) {
      note(session, "closed by the host, saying \"" + message.strip() + "\"");
    }
  }

  private static void note(Session session, String reason) {
    noted((ClientSession) session).compareAndSet(null, reason);
  }

  private static AtomicReference<String> noted(ClientSession session) {
    return session.getConnectionContext().getAttribute(REASON);
  }

  /** Returns why the connection ended. */
  static String reason(ClientSession session) {
    return Objects.requireNonNullElse(noted(session).get(), CLOSED);
  }

  /** Tells whether the connection has ended; what breaks with it may be heard of a little before. */
  static boolean isLost(ClientSession session) {
    return settled(session, SETTLE_MILLIS);
  }

  private static boolean settled(ClientSession session, long millis) {
    CountDownLatch closed = new CountDownLatch(1);
    session.addCloseFutureListener(_ -> closed.countDown());
    try {
      return closed.await(session.isOpen() ? millis : 0, TimeUnit.MILLISECONDS)
          || !session.isOpen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !session.isOpen();
    }
  }

  /** Waits until a channel has closed; unlike MINA's own waiting it ends at an interrupt. */
  static void awaitClosed(ClientChannel channel) throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    channel.addCloseFutureListener(_ -> closed.countDown());
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
