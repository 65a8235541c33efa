package aeolus.ssh.mina;

import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;

/** A login by means of MINA. */
final class MinaSession implements SshSession {
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final int CHUNK = 32 * 1024;
  private static final int MAX_OUTPUT = 8 << 20;

  private final ClientSession session;

  MinaSession(ClientSession session) {
    this.session = session;
  }

  @Override
  public ExecResult exec(String command, Duration timeout) {
    return exec(command, InputStream.nullInputStream(), timeout);
  }

  @Override
  public ExecResult exec(String command, InputStream stdin, Duration timeout) {
    try (ChannelExec channel = session.createExecChannel(command)) {
      ByteArrayOutputStream out = new BoundedOutput(MAX_OUTPUT);
      ByteArrayOutputStream err = new BoundedOutput(MAX_OUTPUT);
      channel.setIn(stdin);
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(OPEN);
      Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED),
          timeout);
      return result(channel, events, out.toByteArray(), err.toByteArray());
    } catch (IOException e) {
      return new ExecResult.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  private ExecResult result(ChannelExec channel, Set<ClientChannelEvent> events, byte[] out,
      byte[] err) throws IOException {
    Integer status = channel.getExitStatus();
    String signal = channel.getExitSignal();
    if (status != null) {
      return new ExecResult.Exited(status, out, err);
    }
    if (signal != null) {
      return new ExecResult.Killed(signal);
    }
    if (events.contains(ClientChannelEvent.TIMEOUT)) {
      return new ExecResult.TimedOut();
    }
    return new ExecResult.Disconnected("the channel was closed without an exit status");
  }

  @Override
  public ExecResult follow(String command, Predicate<String> line, Duration timeout) {
    AtomicBoolean late = new AtomicBoolean();
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.open().verify(OPEN);
      Thread watchdog = Thread.ofVirtual().start(() -> closeLate(channel, timeout, late));
      try {
        boolean stopped = !read(channel.getInvertedOut(), line);
        return stopped ? new ExecResult.Stopped() : end(channel, late);
      } finally {
        watchdog.interrupt();
      }
    } catch (IOException e) {
      return late.get()
          ? new ExecResult.TimedOut()
          : new ExecResult.Disconnected(String.valueOf(e.getMessage()));
    }
  }

  private static void closeLate(ChannelExec channel, Duration timeout, AtomicBoolean late) {
    try {
      Thread.sleep(timeout);
      late.set(true);
      channel.close(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean read(InputStream in, Predicate<String> line) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      if (!line.test(text)) {
        return false;
      }
    }
    return true;
  }

  private ExecResult end(ChannelExec channel, AtomicBoolean late) throws IOException {
    Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED),
        Duration.ofSeconds(5));
    return late.get()
        ? new ExecResult.TimedOut()
        : result(channel, events, new byte[0], new byte[0]);
  }

  @Override
  public UploadResult upload(InputStream content, long size, String remotePath, int mode,
      LongConsumer progress, Duration timeout) {
    AtomicBoolean late = new AtomicBoolean();
    Thread watchdog = Thread.ofVirtual().start(() -> closeSession(timeout, late));
    try {
      long sent = send(content, remotePath, mode, progress);
      return sent == size
          ? new UploadResult.Done(sent)
          : new UploadResult.Failed("expected " + size + " octets, sent " + sent);
    } catch (IOException e) {
      return new UploadResult.Failed(
          late.get() ? "not sent within " + timeout.toSeconds() + " s" : why(e));
    } finally {
      watchdog.interrupt();
    }
  }

  private String why(IOException e) {
    return session.isOpen()
        ? String.valueOf(e.getMessage())
        : "the connection was lost: " + e.getMessage();
  }

  private void closeSession(Duration timeout, AtomicBoolean late) {
    try {
      Thread.sleep(timeout);
      late.set(true);
      session.close(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long send(InputStream content, String path, int mode, LongConsumer progress)
      throws IOException {
    if (session.getAttribute(NO_SFTP) == null) {
      SftpClient sftp = open();
      if (sftp != null) {
        try (sftp) {
          return sendBySftp(sftp, content, path, mode, progress);
        }
      }
    }
    return sendByExec(content, path, mode, progress);
  }

  private static final org.apache.sshd.common.AttributeRepository.AttributeKey<Boolean> NO_SFTP = new org.apache.sshd.common.AttributeRepository.AttributeKey<>();

  /** Returns null where the server has no SFTP, such as dropbear alone. */
  private SftpClient open() {
    try {
      return SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException e) {
      session.setAttribute(NO_SFTP, Boolean.TRUE);
      return null;
    }
  }

  private static long sendBySftp(SftpClient sftp, InputStream content, String path, int mode,
      LongConsumer progress) throws IOException {
    String half = path + ".part";
    SftpClient.Attributes attributes = new SftpClient.Attributes();
    attributes.setPermissions(mode);
    long sent;
    try (OutputStream out = sftp.write(half, 255 * 1024,
        EnumSet.of(OpenMode.Create, OpenMode.Write, OpenMode.Truncate))) {
      sftp.setStat(half, attributes);
      sent = copy(content, out, progress);
    }
    if (exists(sftp, path)) {
      sftp.remove(path);
    }
    sftp.rename(half, path);
    return sent;
  }

  private static boolean exists(SftpClient sftp, String path) {
    try {
      sftp.lstat(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private long sendByExec(InputStream content, String path, int mode, LongConsumer progress)
      throws IOException {
    String quoted = "'" + path.replace("'", "'\\''") + "'";
    // Grows under its own name, for the other side to see that something is coming.
    String command = "umask 077; cat >" + quoted + " && chmod " + Integer.toOctalString(mode) + " "
        + quoted;
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.open().verify(OPEN);
      long sent;
      try (OutputStream out = channel.getInvertedIn()) {
        sent = copy(content, out, progress);
      }
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofMinutes(1));
      if (!Integer.valueOf(0).equals(channel.getExitStatus())) {
        throw new IOException("the host could not write " + path);
      }
      return sent;
    }
  }

  private static long copy(InputStream content, OutputStream out, LongConsumer progress)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long sent = 0;
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      out.write(chunk, 0, read);
      sent += read;
      progress.accept(sent);
    }
    out.flush();
    return sent;
  }

  @Override
  public String serverHostKey() {
    return KeyFormat.line(session.getServerKey());
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public void close() {
    session.close(true);
  }
}
