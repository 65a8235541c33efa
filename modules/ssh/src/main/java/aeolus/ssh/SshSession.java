package aeolus.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * A login on a host. Every call ends when its time is up, when the host has stopped answering, and
 * when the calling thread is interrupted, whose interrupt status then stays set.
 */
public interface SshSession extends AutoCloseable {
  /** Runs a command without input. */
  ExecResult exec(String command, Duration timeout);

  /** Runs a command that reads something. */
  ExecResult exec(String command, InputStream stdin, Duration timeout);

  /**
   * Runs a command without input and hands on its standard output as it comes; the result has only
   * the beginning of its standard error.
   *
   * @param out is written to on another thread than the caller's, and not closed; where it fails the
   *        command is ended
   */
  ExecResult exec(String command, OutputStream out, Duration timeout);

  /**
   * Runs a command and passes on its standard output line by line as it comes; the result has only
   * its standard error.
   *
   * @param line takes a line, on another thread than the caller's; false ends the command
   */
  ExecResult follow(String command, Predicate<String> line, Duration timeout);

  /**
   * Sends a file under its name with {@code .part} after it and renames it when it is whole, in the
   * place of one that may be there. A path that ends with {@code .part} is written to as it is, for
   * the host to see it grow.
   *
   * @param size how many octets the content has; others than that are a failure
   * @param mode permission bits
   * @param progress told how many octets were sent so far, on another thread than the caller's
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
