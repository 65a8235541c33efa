package aeolus.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file of lines that are forced to disk one by one. What can't be written is kept in memory and
 * tried again with the next line: a full disk must not end a run. Locked while it is open.
 */
class JournalFile implements AutoCloseable {
  private final Path path;
  // Not a channel: those are closed by an interrupt, which must not cost the results.
  private final RandomAccessFile file;
  private final FileLock lock;
  private final Consumer<String> trouble;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long whole;
  private boolean troubled;

  /**
   * Opens a file at its end, leaving out a line that was not finished.
   *
   * @param trouble told once when writing begins to fail, and once when it works again
   * @throws IOException where that can't be done, or another process has it open
   */
  JournalFile(Path path, Consumer<String> trouble) throws IOException {
    this.path = path;
    this.trouble = trouble;
    this.file = new RandomAccessFile(path.toFile(), "rw");
    this.lock = lock();
    if (lock == null) {
      file.close();
      throw new IOException("another process writes to it");
    }
    this.whole = endOfLines();
  }

  private FileLock lock() throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private long endOfLines() throws IOException {
    long end = file.length();
    while (end > 0) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        return end;
      }
      end--;
    }
    return 0;
  }

  /** Writes a line, now or later. */
  synchronized void write(String line) {
    pending.writeBytes(octets(line));
    try {
      putPending();
    } catch (IOException e) {
      say(true, e.getMessage() + "; the run goes on, and what it does is written when that works"
          + " again");
    }
  }

  /**
   * Writes a line without which the run must not go on.
   *
   * @throws IOException where it is not on disk; then it never will be
   */
  synchronized void force(String line) throws IOException {
    byte[] before = pending.toByteArray();
    pending.writeBytes(octets(line));
    try {
      putPending();
    } catch (IOException e) {
      pending.reset();
      pending.writeBytes(before);
      throw e;
    }
  }

  private static byte[] octets(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void putPending() throws IOException {
    put(file, whole, pending.toByteArray());
    whole += pending.size();
    pending.reset();
    say(false, "the journal is written again");
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /** Puts octets at a place, over what a try that failed may have left, and forces them to disk. */
  void put(RandomAccessFile to, long at, byte[] octets) throws IOException {
    to.setLength(at);
    to.seek(at);
    to.write(octets);
    to.getFD().sync();
  }

  private void say(boolean isTrouble, String text) {
    if (isTrouble != troubled) {
      troubled = isTrouble;
      trouble.accept(path + ": " + text);
    }
  }

  /** Closes the file; says so where lines are lost. */
  @Override
  public synchronized void close() {
    try {
      if (pending.size() > 0) {
        trouble.accept(path + ": the journal lacks its last lines");
      }
      lock.release();
      file.close();
    } catch (IOException e) {
      trouble.accept(path + ": " + e.getMessage());
    }
  }
}
