package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A file in sshd(8)'s known_hosts format. */
public final class KnownHostsFile {
  /** Keeps every octet of a comment in whatever encoding. */
  private static final Charset OCTETS = StandardCharsets.ISO_8859_1;
  private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions
      .fromString("rw-------");
  private static final int TRIES = 100;
  private static final long PAUSE_MILLIS = 100;
  /** A lock on a file is one of the whole process, so that threads need one among themselves. */
  private static final ReentrantLock WRITERS = new ReentrantLock();

  private final Path file;

  /** Names a file, which need not exist. */
  public KnownHostsFile(Path file) {
    this.file = file;
  }

  /** Returns the file's lines, none where it can't be read. */
  public List<String> lines() {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file, OCTETS) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * A key that a file has of a host.
   *
   * @param line counted from 1
   * @param key type and base64
   */
  public record Entry(Path file, int line, String key) {}

  /** Returns the keys that are a host's own at just this port, by its name or by a pattern. */
  public List<Entry> keys(String host, int port) {
    List<String> lines = lines();
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(i -> KnownHostsLine.parse(lines.get(i))
            .filter(line -> line.isPlain() && line.matches(host, port))
            .map(line -> new Entry(file, i + 1, line.key()))
            .stream())
        .toList();
  }

  /**
   * Puts a host's new key in the place of all its old ones; other lines stay as they are. May be
   * called by several threads and processes at once.
   *
   * @param publicKey type and base64 of the key
   * @throws AeolusException where the file can't be written
   */
  public void replace(String host, int port, String publicKey) {
    change(lines -> replaced(lines, host, port, publicKey));
  }

  /**
   * Puts a host's key that somebody has confirmed behind what is there; nothing happens where it is
   * there already. May be called by several threads and processes at once.
   *
   * @param publicKey type and base64 of the key
   * @throws AeolusException where the file can't be written
   */
  public void add(String host, int port, String publicKey) {
    change(lines -> added(lines, host, port, publicKey));
  }

  /** Changes the lines, and writes them only where that makes a difference. */
  private void change(UnaryOperator<List<String>> change) {
    WRITERS.lock();
    try {
      Path real = real();
      Files.createDirectories(real.getParent());
      try (FileChannel beside = openLock(real); FileLock _ = lock(beside)) {
        List<String> before = Files.exists(real) ? Files.readAllLines(real, OCTETS) : List.of();
        List<String> after = change.apply(before);
        if (!after.equals(before)) {
          write(real, after);
        }
      }
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not writable: " + e, e);
    } finally {
      WRITERS.unlock();
    }
  }

  /** A link to the file has to stay one. */
  private Path real() throws IOException {
    Path path = file.toAbsolutePath();
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    return Files.isSymbolicLink(path)
        ? path.resolveSibling(Files.readSymbolicLink(path)).normalize()
        : path;
  }

  private static FileChannel openLock(Path real) throws IOException {
    return FileChannel.open(real.resolveSibling(real.getFileName() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PRIVATE));
  }

  private static FileLock lock(FileChannel beside) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      FileLock lock = beside.tryLock();
      if (lock != null) {
        return lock;
      }
      pause();
    }
    throw new IOException("another process keeps it locked");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<String> replaced(List<String> before, String host, int port,
      String publicKey) {
    List<String> lines = new ArrayList<>();
    before.forEach(line -> without(line, host, port).ifPresent(lines::add));
    lines.add(line(before, host, port, publicKey));
    return lines;
  }

  private static List<String> added(List<String> before, String host, int port,
      String publicKey) {
    boolean known = parsed(before).anyMatch(line -> line.isPlain() && line.matches(host, port)
        && line.key().equals(HostKeys.withoutComment(publicKey)));
    if (known) {
      return before;
    }
    List<String> lines = new ArrayList<>(before);
    lines.add(line(before, host, port, publicKey));
    return lines;
  }

  /** Hides the name where the file hides its others, as HashKnownHosts has had it. */
  private static String line(List<String> before, String host, int port, String publicKey) {
    String name = KnownHostsLine.name(host, port);
    return (parsed(before).anyMatch(KnownHostsLine::isHashed) ? KnownHostsLine.hashed(name) : name)
        + " " + publicKey;
  }

  private static Stream<KnownHostsLine> parsed(List<String> lines) {
    return lines.stream().map(KnownHostsLine::parse).flatMap(Optional::stream);
  }

  private static Optional<String> without(String line, String host, int port) {
    Optional<KnownHostsLine> parsed = KnownHostsLine.parse(line).filter(KnownHostsLine::isPlain);
    if (parsed.isEmpty()) {
      return Optional.of(line);
    }
    Optional<KnownHostsLine> left = parsed.get().without(host, port);
    return left.equals(parsed) ? Optional.of(line) : left.map(KnownHostsLine::toString);
  }

  private static void write(Path real, List<String> lines) throws IOException {
    Path half = Files.createTempFile(real.getParent(), ".known_hosts", "",
        PosixFilePermissions.asFileAttribute(PRIVATE));
    try {
      Files.write(half, lines, OCTETS);
      if (Files.exists(real)) {
        Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(real));
      }
      Files.move(half, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
