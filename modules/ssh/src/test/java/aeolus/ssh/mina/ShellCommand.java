package aeolus.ssh.mina;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a command by this machine's sh. */
final class ShellCommand implements Command {
  private final String text;
  private InputStream in;
  private OutputStream out;
  private OutputStream err;
  private ExitCallback callback;
  private Process process;

  ShellCommand(String text) {
    this.text = text;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback exitCallback) {
    callback = exitCallback;
  }

  @Override
  public void start(ChannelSession channel, Environment env) throws IOException {
    process = new ProcessBuilder("sh", "-c", text).start();
    Thread.ofVirtual().start(() -> pump(in, process.getOutputStream()));
    Thread outputs = Thread.ofVirtual().start(() -> pump(process.getInputStream(), out));
    Thread errors = Thread.ofVirtual().start(() -> pump(process.getErrorStream(), err));
    Thread.ofVirtual().start(() -> {
      try {
        int status = process.waitFor();
        outputs.join();
        errors.join();
        callback.onExit(status);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private static void pump(InputStream from, OutputStream to) {
    byte[] chunk = new byte[8_192];
    try (to) {
      for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
        to.write(chunk, 0, read);
        to.flush();
      }
    } catch (IOException e) {
      // The other side is gone, which ends the pumping.
    }
  }

  @Override
  public void destroy(ChannelSession channel) {
    process.destroyForcibly();
  }
}
