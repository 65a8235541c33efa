package aeolus.ssh.mina;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.channel.BufferedIoOutputStream;
import org.apache.sshd.common.channel.StreamingChannel.Streaming;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/** A channel (RFC 4254, section 7.2) through one host that carries the connection to another. */
final class Tunnel extends AbstractCloseable implements IoSession {
  private static final AtomicLong IDS = new AtomicLong(Long.MIN_VALUE);

  /** Hands on what comes as it comes, which is faster than a pipe, and needs no thread. */
  private final class Channel extends ChannelDirectTcpip {
    Channel(InetSocketAddress to) {
      super(new SshdSocketAddress("127.0.0.1", 0),
          new SshdSocketAddress(to.getHostString(), to.getPort()));
      setStreaming(Streaming.Async);
    }

    @Override
    protected void doWriteData(byte[] data, int offset, long length) throws IOException {
      received(new ByteArrayBuffer(data, offset, (int) length));
      getLocalWindow().release(length);
    }

    @Override
    public void handleEof() throws IOException {
      super.handleEof();
      Tunnel.this.close(true);
    }
  }

  private final long id = IDS.incrementAndGet();
  private final Map<Object, Object> attributes = new ConcurrentHashMap<>();
  private final IoService service;
  private final IoHandler handler;
  private final InetSocketAddress to;
  private final ClientSession through;
  private final Channel channel;
  private final ReentrantLock handling = new ReentrantLock();
  private volatile IoOutputStream out;

  /** Makes a channel that is still to be opened. */
  Tunnel(IoService service, IoHandler handler, ClientSession through, InetSocketAddress to,
      AttributeRepository context) {
    this.service = service;
    this.handler = handler;
    this.through = through;
    this.to = to;
    this.channel = new Channel(to);
    attributes.put(AttributeRepository.class, context);
  }

  /** Opens it and begins to speak SSH with whoever is at its end. */
  void open(Duration timeout) throws Exception {
    through.getService(ConnectionService.class).registerChannel(channel);
    channel.addCloseFutureListener(_ -> close(true));
    // The host may speak first, but must not be heard before there is somebody to hear it.
    handling.lock();
    try {
      channel.open().verify(timeout);
      // SSH writes on without waiting for what it wrote before, which a channel does not bear.
      out = new BufferedIoOutputStream("tunnel", channel.getChannelId(), channel.getAsyncIn(),
          through);
      handler.sessionCreated(this);
    } finally {
      handling.unlock();
    }
  }

  private void received(Buffer data) {
    handling.lock();
    try {
      handler.messageReceived(this, data);
    } catch (Exception e) {
      failed(e);
    } finally {
      handling.unlock();
    }
  }

  private void failed(Exception failure) {
    try {
      handler.exceptionCaught(this, failure);
    } catch (Exception e) {
      close(true);
    }
  }

  @Override
  public IoWriteFuture writeBuffer(Buffer buffer) throws IOException {
    // The session uses its buffer again, and a channel keeps what it is given until it can send it.
    return out.writeBuffer(new ByteArrayBuffer(buffer.getCompactData()));
  }

  @Override
  protected CloseFuture doCloseGracefully() {
    return channel.close(false);
  }

  @Override
  protected void doCloseImmediately() {
    channel.close(true);
    try {
      handler.sessionClosed(this);
    } catch (Exception e) {
      // Nobody is left to be told.
    }
    super.doCloseImmediately();
  }

  @Override
  public long getId() {
    return id;
  }

  @Override
  public SocketAddress getAcceptanceAddress() {
    return null;
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return to;
  }

  @Override
  public SocketAddress getLocalAddress() {
    return through.getLocalAddress();
  }

  @Override
  public Object getAttribute(Object key) {
    return attributes.get(key);
  }

  @Override
  public Object setAttribute(Object key, Object value) {
    return attributes.put(key, value);
  }

  @Override
  public Object setAttributeIfAbsent(Object key, Object value) {
    return attributes.putIfAbsent(key, value);
  }

  @Override
  public Object removeAttribute(Object key) {
    return attributes.remove(key);
  }

  @Override
  public IoService getService() {
    return service;
  }

  @Override
  public void shutdownOutputStream() throws IOException {
    channel.getAsyncIn().close(false);
  }

  @Override
  public void suspendRead() {
    // What has come is handed on at once.
  }

  @Override
  public void resumeRead() {
    // It never stops.
  }
}
