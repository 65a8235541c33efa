package aeolus.ssh.mina;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.future.SshFutureListener;
import org.apache.sshd.common.io.DefaultIoConnectFuture;
import org.apache.sshd.common.io.IoConnectFuture;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceEventListener;
import org.apache.sshd.common.io.IoSession;

/** Connects through another session where there is one to go through, else by TCP. */
final class TunnelConnector implements IoConnector {
  /** The session to go through; travels with the connection to come. */
  static final AttributeKey<ClientSession> THROUGH = new AttributeKey<>();
  /** How long opening a channel there may take. */
  static final AttributeKey<Duration> TIMEOUT = new AttributeKey<>();

  /** A client that connects so. */
  static final class Client extends SshClient {
    @Override
    protected IoConnector createConnector() {
      return new TunnelConnector(super.createConnector(), getSessionFactory());
    }
  }

  private final IoConnector tcp;
  private final IoHandler handler;

  private TunnelConnector(IoConnector tcp, IoHandler handler) {
    this.tcp = tcp;
    this.handler = handler;
  }

  @Override
  public IoConnectFuture connect(SocketAddress address, AttributeRepository context,
      SocketAddress local) {
    ClientSession through = context == null ? null : context.getAttribute(THROUGH);
    if (through == null) {
      return tcp.connect(resolved(address), context, local);
    }
    IoConnectFuture future = new DefaultIoConnectFuture(address, null);
    Tunnel tunnel = new Tunnel(this, handler, through, (InetSocketAddress) address, context);
    try {
      tunnel.open(context.getAttribute(TIMEOUT));
      future.setSession(tunnel);
    } catch (Exception e) {
      tunnel.close(true);
      future.setException(e instanceof IOException ? e : new IOException(e));
    }
    return future;
  }

  /** Only a host that is connected to from here has to be known here. */
  private static SocketAddress resolved(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.isUnresolved()
        ? new InetSocketAddress(inet.getHostString(), inet.getPort())
        : address;
  }

  @Override
  public Map<Long, IoSession> getManagedSessions() {
    return tcp.getManagedSessions();
  }

  @Override
  public IoServiceEventListener getIoServiceEventListener() {
    return tcp.getIoServiceEventListener();
  }

  @Override
  public void setIoServiceEventListener(IoServiceEventListener listener) {
    tcp.setIoServiceEventListener(listener);
  }

  @Override
  public CloseFuture close(boolean immediately) {
    return tcp.close(immediately);
  }

  @Override
  public void addCloseFutureListener(SshFutureListener<CloseFuture> listener) {
    tcp.addCloseFutureListener(listener);
  }

  @Override
  public void removeCloseFutureListener(SshFutureListener<CloseFuture> listener) {
    tcp.removeCloseFutureListener(listener);
  }

  @Override
  public boolean isClosed() {
    return tcp.isClosed();
  }

  @Override
  public boolean isClosing() {
    return tcp.isClosing();
  }
}
