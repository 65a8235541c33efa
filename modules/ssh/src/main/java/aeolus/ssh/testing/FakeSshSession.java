package aeolus.ssh.testing;

import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** A login on a host in memory. */
final class FakeSshSession implements SshSession {
  private static final int CHUNK = 1_024;
  private static final String CUT = "closed by the host";

  private final FakeSshHost host;
  private final String hostKey;
  private volatile boolean open = true;

  FakeSshSession(FakeSshHost host, String hostKey) {
    this.host = host;
    this.hostKey = hostKey;
  }

  void cut() {
    open = false;
  }

  @Override
  public ExecResult exec(String command, Duration timeout) {
    return exec(command, InputStream.nullInputStream(), timeout);
  }

  @Override
  public ExecResult exec(String command, InputStream stdin, Duration timeout) {
    if (!open) {
      return new ExecResult.Disconnected(CUT);
    }
    try {
      return host.run(new FakeSshHost.Command(command, utf8(stdin))).end();
    } catch (IOException e) {
      throw new AssertionError("standard input can't be read", e);
    }
  }

  @Override
  public ExecResult exec(String command, OutputStream out, Duration timeout) {
    ExecResult result = exec(command, timeout);
    if (result instanceof ExecResult.Exited said) {
      try {
        out.write(said.out().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        return new ExecResult.Stopped();
      }
      return new ExecResult.Exited(said.status(), new byte[0],
          said.err().getBytes(StandardCharsets.UTF_8));
    }
    return result;
  }

  private static String utf8(InputStream stdin) throws IOException {
    return new String(stdin.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public ExecResult follow(String command, Predicate<String> line, Duration timeout) {
    if (!open) {
      return new ExecResult.Disconnected(CUT);
    }
    FakeSshHost.Answer answer = host.run(new FakeSshHost.Command(command, ""));
    for (String text : answer.lines()) {
      if (!line.test(text)) {
        return new ExecResult.Stopped();
      }
    }
    return answer.end();
  }

  @Override
  public UploadResult upload(InputStream content, long size, String remotePath, int mode,
      LongConsumer progress, Duration timeout) {
    if (host.isFull()) {
      return new UploadResult.Failed(remotePath + ": Failure");
    }
    long cutAfter = host.takeCut();
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try {
      while (open && sent.size() < cutAfter) {
        byte[] chunk = content.readNBytes((int) Math.min(CHUNK, cutAfter - sent.size()));
        if (chunk.length == 0) {
          return stored(remotePath, mode, sent.toByteArray(), size);
        }
        sent.writeBytes(chunk);
        progress.accept(sent.size());
      }
    } catch (IOException e) {
      return new UploadResult.Failed("what is to be sent can't be read: " + e.getMessage());
    }
    if (open) {
      host.cut();
    }
    return new UploadResult.Failed("the connection was lost: " + CUT);
  }

  private UploadResult stored(String path, int mode, byte[] content, long size) {
    if (content.length != size) {
      return new UploadResult.Failed("expected " + size + " octets, got " + content.length);
    }
    host.store(new FakeSshHost.Upload(path, mode, content));
    return new UploadResult.Done(size);
  }

  @Override
  public String serverHostKey() {
    return hostKey;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
