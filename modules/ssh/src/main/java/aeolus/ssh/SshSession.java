package aeolus.ssh;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** A login on a host. */
public interface SshSession extends AutoCloseable {
  /** Runs a command without input. */
  ExecResult exec(String command, Duration timeout);

  /** Runs a command that reads something. */
  ExecResult exec(String command, InputStream stdin, Duration timeout);

  /**
   * Runs a command and passes on its output line by line as it comes.
   *
   * @param line takes a line; false ends the command
   */
  ExecResult follow(String command, Predicate<String> line, Duration timeout);

  /**
   * Sends a file under a temporary name and renames it when it is whole.
   *
   * @param mode permission bits
   * @param progress told how many octets were sent so far
   */
  UploadResult upload(InputStream content, long size, String remotePath, int mode,
      LongConsumer progress, Duration timeout);

  /** Returns the host key that the server showed, as an OpenSSH public key line. */
  String serverHostKey();

  /** Tells whether the connection still stands. */
  boolean isOpen();

  @Override
  void close();
}
