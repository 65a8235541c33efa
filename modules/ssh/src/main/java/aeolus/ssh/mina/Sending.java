package aeolus.ssh.mina;

import java.io.IOException;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Sends a file by whatever the host has for that, and can be told to stop. */
final class Sending {
  private static final AttributeKey<Boolean> NO_SFTP = new AttributeKey<>();

  private final ClientSession session;
  private final Upload upload;
  private volatile ClientChannel channel;

  Sending(ClientSession session, Upload upload) {
    this.session = session;
    this.upload = upload;
  }

  /** Sends it and returns how many octets that were. */
  long send() throws IOException {
    try (SftpClient sftp = openSftp()) {
      if (sftp != null) {
        channel = sftp.getClientChannel();
        return new SftpUpload(sftp, upload).send();
      }
    }
    return sendByExec();
  }

  /** Returns null where the server has no SFTP. */
  private SftpClient openSftp() throws IOException {
    if (session.getAttribute(NO_SFTP) != null) {
      return null;
    }
    try {
      return SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException e) {
      // Of a connection that is about to break, the other way will tell.
      if (Thread.currentThread().isInterrupted() || !session.isOpen()) {
        throw e;
      }
      session.setAttribute(NO_SFTP, true);
      return null;
    }
  }

  private long sendByExec() throws IOException {
    ChannelExec exec = session.createExecChannel(ExecUpload.command(upload));
    channel = exec;
    try {
      return new ExecUpload(exec, upload).send();
    } finally {
      exec.close(false);
    }
  }

  /** Ends it from another thread; the rest of the connection can still be used. */
  void stop() {
    ClientChannel current = channel;
    if (current != null) {
      current.close(false);
    }
  }
}
