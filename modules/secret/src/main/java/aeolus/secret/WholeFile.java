package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is replaced whole or not at all, and keeps its mode and owner. */
public final class WholeFile {
  private final Path path;

  /** Takes the file; links in its path should be followed already. */
  public WholeFile(Path path) {
    this.path = path;
  }

  /**
   * Writes the file; one that is not there yet becomes readable to its owner only. What it held is
   * overwritten, where no other name of it is left.
   *
   * @throws AeolusException where it can't be written; then it is as it was
   */
  public void write(byte[] octets) {
    Path half = path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid()
        + ".part");
    try {
      writeHalf(half, octets);
      if (Files.exists(path)) {
        takePlace(half);
      } else {
        move(half);
      }
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, path + ": not written: " + e, e);
    } finally {
      delete(half);
    }
  }

  private static void writeHalf(Path half, byte[] octets) throws IOException {
    try (FileChannel channel = FileChannel.open(half,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      writeAll(channel, octets);
      channel.force(true);
    }
  }

  private void takePlace(Path half) throws IOException {
    keepOwnerAndMode(half);
    boolean last = (int) Files.getAttribute(path, "unix:nlink") == 1 && Files.isWritable(path);
    if (!last) {
      move(half);
      return;
    }
    // open on what the name stands for now, so that it can be overwritten once it has no name
    try (FileChannel old = FileChannel.open(path, StandardOpenOption.WRITE)) {
      move(half);
      writeAll(old, new byte[(int) old.size()]);
      old.force(true);
    }
  }

  private void keepOwnerAndMode(Path half) throws IOException {
    PosixFileAttributes old = Files.readAttributes(path, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(half, PosixFileAttributeView.class);
    PosixFileAttributes fresh = view.readAttributes();
    if (!fresh.owner().equals(old.owner())) {
      view.setOwner(old.owner());
    }
    if (!fresh.group().equals(old.group())) {
      view.setGroup(old.group());
    }
    view.setPermissions(old.permissions());
  }

  private void move(Path half) throws IOException {
    Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void writeAll(FileChannel channel, byte[] octets) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void delete(Path half) {
    try {
      Files.deleteIfExists(half);
    } catch (IOException e) {
      // it holds nothing in the clear, and the failure that led here is the one to tell
    }
  }
}
