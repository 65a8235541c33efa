package aeolus.ssh.mina;

import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.buffer.Buffer;

/** A login by means of MINA. */
final class MinaSession implements SshSession {
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final int MAX_OUTPUT = 8 << 20;
  private static final int MAX_ERROR = 64 * 1024;
  private static final Set<ClientChannelEvent> OVER = EnumSet.of(ClientChannelEvent.CLOSED,
      ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.EXIT_SIGNAL);

  /** What is done with a channel that has not been opened yet. */
  private interface Work {
    ExecResult on(ChannelExec channel) throws IOException;
  }

  /** Writes what a command is to read. */
  interface Input {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Reads what a command shows at a terminal, and types. */
  interface Conversation {
    /** Goes on to the end of what is shown; false where the command is to be ended before. */
    boolean with(InputStream screen, OutputStream keyboard) throws IOException;
  }

  private static final Input NOTHING = null;

  private final ClientSession session;

  MinaSession(ClientSession session) {
    this.session = session;
  }

  @Override
  public ExecResult exec(String command, Duration timeout) {
    return exec(command, NOTHING, timeout);
  }

  @Override
  public ExecResult exec(String command, InputStream stdin, Duration timeout) {
    return exec(command, (Input) stdin::transferTo, timeout);
  }

  /** Runs a command that reads what another thread writes. */
  ExecResult exec(String command, Input input, Duration timeout) {
    return run(command, channel -> {
      ByteArrayOutputStream out = new BoundedOutput(MAX_OUTPUT);
      ByteArrayOutputStream err = new BoundedOutput(MAX_OUTPUT);
      channel.setOut(out);
      channel.setErr(err);
      channel.open().verify(OPEN);
      feed(channel, input);
      LostConnection.awaitClosed(channel);
      return result(channel, out, err);
    }, timeout);
  }

  @Override
  public ExecResult exec(String command, OutputStream out, Duration timeout) {
    return exec(command, NOTHING, out, timeout);
  }

  /** Hands on what a command writes, which reads what another thread writes. */
  ExecResult exec(String command, Input input, OutputStream out, Duration timeout) {
    return run(command, channel -> {
      Sink sink = new Sink(out, () -> end(channel));
      ByteArrayOutputStream err = new BoundedOutput(MAX_ERROR);
      channel.setOut(sink);
      channel.setErr(err);
      channel.open().verify(OPEN);
      feed(channel, input);
      LostConnection.awaitClosed(channel);
      return sink.hasFailed()
          ? new ExecResult.Stopped()
          : result(channel, new ByteArrayOutputStream(), err);
    }, timeout);
  }

  @Override
  public ExecResult follow(String command, Predicate<String> line, Duration timeout) {
    return follow(command, NOTHING, line, timeout);
  }

  /** Follows a command that reads what another thread writes. */
  ExecResult follow(String command, Input input, Predicate<String> line, Duration timeout) {
    return run(command, channel -> {
      ByteArrayOutputStream err = new BoundedOutput(MAX_ERROR);
      // Left unread it would fill the window that it shares with standard output.
      channel.setErr(err);
      channel.open().verify(OPEN);
      feed(channel, input);
      if (!readLines(channel, line)) {
        return new ExecResult.Stopped();
      }
      LostConnection.awaitClosed(channel);
      return result(channel, new ByteArrayOutputStream(), err);
    }, timeout);
  }

  /** Runs a command at a terminal, which echoes nothing; the result has its exit status alone. */
  ExecResult talk(String command, Conversation conversation, Duration timeout) {
    return run(command, channel -> {
      channel.setUsePty(true);
      channel.setPtyType("dumb");
      channel.setPtyModes(Map.of(PtyMode.ECHO, 0));
      // Where the host gives no terminal.
      channel.setRedirectErrorStream(true);
      channel.open().verify(OPEN);
      if (!conversation.with(channel.getInvertedOut(), channel.getInvertedIn())) {
        return new ExecResult.Stopped();
      }
      LostConnection.awaitClosed(channel);
      return result(channel, new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }, timeout);
  }

  /** On a virtual thread, where MINA would start one of the platform's for each command. */
  private static void feed(ChannelExec channel, Input input) {
    if (input == null) {
      write(channel, input);
      return;
    }
    Thread.ofVirtual().name("ssh-input").start(() -> write(channel, input));
  }

  private static void write(ChannelExec channel, Input input) {
    try (OutputStream out = channel.getInvertedIn()) {
      if (input != null) {
        input.writeTo(out);
      }
    } catch (IOException | RuntimeException e) {
      // The command has ended without reading on, and its status says how.
    }
  }

  private static boolean readLines(ChannelExec channel, Predicate<String> line)
      throws IOException {
    LineReader lines = new LineReader(channel.getInvertedOut());
    for (String text = lines.next(); text != null; text = lines.next()) {
      if (!line.test(text)) {
        return false;
      }
    }
    return true;
  }

  private ExecResult run(String command, Work work, Duration timeout) {
    ChannelExec channel = null;
    try {
      ChannelExec made = session.createExecChannel(command);
      channel = made;
      return Bounded.call(() -> work.on(made), timeout, () -> end(made));
    } catch (TimeoutException e) {
      return new ExecResult.TimedOut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ExecResult.Disconnected("interrupted");
    } catch (IOException | IllegalStateException e) {
      return new ExecResult.Disconnected(wasRefused(e)
          ? "the host takes no further command on this connection"
          : why());
    } finally {
      if (channel != null) {
        end(channel);
      }
    }
  }

  private static boolean wasRefused(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .anyMatch(e -> e instanceof SshChannelOpenException);
  }

  /**
   * Ends a command that has not ended by itself, as OpenSSH counts a channel (MaxSessions) for as
   * long as its command runs. It passes on signals to the commands of others than root only.
   */
  private void end(ChannelExec channel) {
    Set<ClientChannelEvent> state = channel.getChannelState();
    if (state.contains(ClientChannelEvent.OPENED)
        && Collections.disjoint(state, OVER)) {
      terminate(channel);
    }
    // Not at once: the host has to be told.
    channel.close(false);
  }

  /** Sends the command a signal (RFC 4254, section 6.9). */
  private void terminate(ChannelExec channel) {
    try {
      Buffer request = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
      request.putUInt(channel.getRecipient());
      request.putString("signal");
      request.putBoolean(false);
      request.putString("TERM");
      channel.writePacket(request);
    } catch (IOException e) {
      // The connection is gone, and with it, sooner or later, the command.
    }
  }

  private ExecResult result(ChannelExec channel, ByteArrayOutputStream out,
      ByteArrayOutputStream err) {
    if (channel.getExitStatus() != null) {
      return new ExecResult.Exited(channel.getExitStatus(), out.toByteArray(), err.toByteArray());
    }
    return channel.getExitSignal() == null
        ? new ExecResult.Disconnected(why())
        : new ExecResult.Killed(channel.getExitSignal());
  }

  private String why() {
    return LostConnection.isLost(session)
        ? LostConnection.reason(session)
        : "the host ended the command without an exit status";
  }

  @Override
  public UploadResult upload(InputStream content, long size, String remotePath, int mode,
      LongConsumer progress, Duration timeout) {
    Sending sending = new Sending(session, new Upload(content, size, remotePath, mode, progress));
    try {
      return new UploadResult.Done(Bounded.call(sending::send, timeout, sending::stop));
    } catch (TimeoutException e) {
      return new UploadResult.Failed("not sent within " + timeout.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new UploadResult.Failed("interrupted");
    } catch (Upload.Refused e) {
      return new UploadResult.Failed(e.getMessage());
    } catch (IOException | IllegalStateException e) {
      return new UploadResult.Failed(LostConnection.isLost(session)
          ? "the connection was lost: " + LostConnection.reason(session)
          : "the host ended the transfer");
    }
  }

  @Override
  public String serverHostKey() {
    return HostKeyCheck.line(session.getServerKey());
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
