package aeolus.ssh.mina;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.sshd.client.channel.ChannelExec;

/** Sends a file through a command, for servers without SFTP such as dropbear alone. */
final class ExecUpload {
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final int MAX_ERROR = 4 * 1024;

  private final ChannelExec channel;
  private final Upload upload;
  private final ByteArrayOutputStream error = new BoundedOutput(MAX_ERROR);

  ExecUpload(ChannelExec channel, Upload upload) {
    this.channel = channel;
    this.upload = upload;
  }

  /** Returns the command; it counts, as a lost connection looks like the end of the file to it. */
  static String command(Upload upload) {
    String half = quote(upload.half());
    String rename = upload.needsRename() ? " && mv -f " + half + " " + quote(upload.path()) : "";
    return "umask 077; cat >" + half + " && [ $(wc -c <" + half + ") -eq " + upload.size()
        + " ] && chmod " + Integer.toOctalString(upload.mode()) + " " + half + rename
        + " || { rm -f " + half + "; exit 1; }";
  }

  /** Quotes a word for sh(1). */
  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Sends it. */
  long send() throws IOException {
    channel.setErr(error);
    channel.open().verify(OPEN);
    try {
      long sent = write();
      LostConnection.awaitClosed(channel);
      return sent;
    } catch (Upload.Refused e) {
      throw e;
    } catch (IOException e) {
      // The command may have ended early, and said why.
      if (channel.getExitStatus() == null) {
        throw e;
      }
      return 0;
    } finally {
      judge();
    }
  }

  private long write() throws IOException {
    try (OutputStream out = channel.getInvertedIn()) {
      return upload.copyTo(out);
    }
  }

  private void judge() throws IOException {
    Integer status = channel.getExitStatus();
    if (status != null && status != 0) {
      String said = error.toString(StandardCharsets.UTF_8).strip();
      throw new Upload.Refused(upload.path() + ": "
          + (said.isEmpty() ? "the host could not write it" : said));
    }
  }
}
