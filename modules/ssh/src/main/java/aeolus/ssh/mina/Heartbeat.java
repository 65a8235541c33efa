package aeolus.ssh.mina;

import aeolus.ssh.SshOptions;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;

/** Has a silent host asked whether it lives as often as its own settings want that. */
final class Heartbeat implements SessionListener {
  /** Travels with a connection from its beginning. */
  static final AttributeKey<SshOptions> OPTIONS = new AttributeKey<>();

  @Override
  public void sessionCreated(Session session) {
    SshOptions options = ((ClientSession) session).getConnectionContext().getAttribute(OPTIONS);
    if (options.aliveInterval().isPositive()) {
      CoreModuleProperties.HEARTBEAT_INTERVAL.set(session, options.aliveInterval());
      CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(session, options.aliveCountMax());
    }
  }
}
