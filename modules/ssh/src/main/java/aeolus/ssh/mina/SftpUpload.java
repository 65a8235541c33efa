package aeolus.ssh.mina;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpException;

/** Sends a file by SFTP. */
final class SftpUpload {
  private static final int WRITE_SIZE = 255 * 1024;

  private final SftpClient sftp;
  private final Upload upload;

  SftpUpload(SftpClient sftp, Upload upload) {
    this.sftp = sftp;
    this.upload = upload;
  }

  /** Sends it; what was sent of a file that could not be sent whole is removed. */
  long send() throws IOException {
    try {
      long sent = write();
      if (upload.needsRename()) {
        rename();
      }
      return sent;
    } catch (SftpException e) {
      removeHalf();
      throw new Upload.Refused(upload.path() + ": " + words(e));
    } catch (Upload.Refused e) {
      removeHalf();
      throw e;
    }
  }

  private long write() throws IOException {
    SftpClient.Attributes attributes = new SftpClient.Attributes();
    attributes.setPermissions(upload.mode());
    try (OutputStream out = sftp.write(upload.half(), WRITE_SIZE,
        EnumSet.of(OpenMode.Create, OpenMode.Write, OpenMode.Truncate))) {
      // Before the content, which may be secret.
      sftp.setStat(upload.half(), attributes);
      return upload.copyTo(out);
    }
  }

  /** SFTP's own renaming (version 3) refuses to replace a file; OpenSSH's replaces it at once. */
  private void rename() throws IOException {
    var posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
    if (posix != null && posix.isSupported()) {
      posix.posixRename(upload.half(), upload.path());
      return;
    }
    if (exists()) {
      sftp.remove(upload.path());
    }
    sftp.rename(upload.half(), upload.path());
  }

  private boolean exists() {
    try {
      sftp.lstat(upload.path());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void removeHalf() {
    try {
      sftp.remove(upload.half());
    } catch (IOException e) {
      // It was never made, or the connection is gone; the failure that led here matters more.
    }
  }

  /** Leaves out the name of the status, which MINA puts first. */
  private static String words(SftpException e) {
    String text = String.valueOf(e.getMessage())
        .replaceFirst("^SFTP error \\([A-Z_]*\\):? *", "")
        .strip();
    return text.isEmpty() ? "the host could not write it" : text;
  }
}
