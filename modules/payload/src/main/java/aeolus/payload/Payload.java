package aeolus.payload;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import aeolus.core.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What is shipped to a host: a POSIX.1-2001 (pax) tar that begins with a manifest in the format of
 * {@code sha256sum -c}. Holds secrets, so it lives in memory.
 */
public final class Payload {
  private static final String SECRETS = "secrets/";

  /**
   * The date of all files, 1980-01-01. Not the epoch itself: NSD takes a zone file of that date for
   * one that it has read already.
   */
  private static final FileTime MTIME = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

  static final String MANIFEST = "manifest";

  private final byte[] tar;
  private final List<Entry> entries;
  private final String sha256;

  private Payload(byte[] tar) throws IOException {
    this.tar = tar;
    this.entries = readEntries(tar);
    this.sha256 = Sha256.of(tar);
  }

  static Payload of(Map<String, PayloadFile> files) throws IOException {
    String manifest = files.entrySet()
        .stream()
        .filter(file -> file.getValue().isFile())
        .map(file -> Sha256.of(file.getValue().content()) + "  " + file.getKey() + "\n")
        .collect(Collectors.joining());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      write(tar, MANIFEST,
          PayloadFile.of(manifest.getBytes(StandardCharsets.UTF_8), 0600));
      for (Map.Entry<String, PayloadFile> file : files.entrySet()) {
        write(tar, file.getKey(), file.getValue());
      }
    }
    return new Payload(out.toByteArray());
  }

  /** Writes an entry of which everything but name, mode and content is always the same. */
  private static void write(TarArchiveOutputStream tar, String path, PayloadFile file)
      throws IOException {
    TarArchiveEntry entry = file.linkTarget() != null
        ? new TarArchiveEntry(path, TarConstants.LF_SYMLINK)
        : new TarArchiveEntry(file.isFile() ? path : path + "/");
    if (file.linkTarget() != null) {
      entry.setLinkName(file.linkTarget());
    }
    entry.setMode(file.mode());
    entry.setSize(file.isFile() ? file.content().length : 0);
    entry.setModTime(MTIME);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    tar.putArchiveEntry(entry);
    if (file.isFile()) {
      tar.write(file.content());
    }
    tar.closeArchiveEntry();
  }

  /** Reads a payload from a file. */
  public static Payload read(Path file) {
    try {
      return new Payload(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(file.toString()),
          "not a payload: " + e.getMessage());
    }
  }

  /**
   * Reads a payload from its octets.
   *
   * @throws IllegalArgumentException where they are none
   */
  public static Payload of(byte[] tar) {
    try {
      return new Payload(tar.clone());
    } catch (IOException e) {
      throw new IllegalArgumentException("not a payload: " + e.getMessage(), e);
    }
  }

  private static List<Entry> readEntries(byte[] tar) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (TarArchiveInputStream in = open(tar)) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        boolean file = e.isFile() && !e.isSymbolicLink();
        entries.add(new Entry(e.getName().replaceFirst("/$", ""), e.getMode() & 07777, e.getSize(),
            file ? Sha256.of(in.readAllBytes()) : "", e.isSymbolicLink() ? e.getLinkName() : "",
            e.isDirectory()));
      }
    }
    if (entries.isEmpty() || !entries.getFirst().path().equals(MANIFEST)) {
      throw new IOException("it does not begin with a manifest");
    }
    return List.copyOf(entries);
  }

  private static TarArchiveInputStream open(byte[] tar) {
    return new TarArchiveInputStream(new ByteArrayInputStream(tar), "UTF-8");
  }

  /** Returns the digest of the whole tar. */
  public String sha256() {
    return sha256;
  }

  /** Returns the size of the whole tar in octets. */
  public long size() {
    return tar.length;
  }

  /** Writes the tar. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(tar);
  }

  /** Returns the entries in their order. */
  public List<Entry> entries() {
    return entries;
  }

  /** Returns what it was made from, by path. */
  Map<String, PayloadFile> files() {
    Map<String, PayloadFile> files = new TreeMap<>();
    try (TarArchiveInputStream in = open(tar)) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (!e.getName().equals(MANIFEST)) {
          files.put(e.getName().replaceFirst("/$", ""), file(e, in));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private static PayloadFile file(TarArchiveEntry entry, TarArchiveInputStream in)
      throws IOException {
    if (entry.isSymbolicLink()) {
      return PayloadFile.link(entry.getLinkName());
    }
    return entry.isDirectory()
        ? PayloadFile.folder(entry.getMode() & 07777)
        : PayloadFile.of(in.readAllBytes(), entry.getMode() & 07777);
  }

  /** Names what differs in another payload: lines that begin with {@code +}, {@code -} or {@code ~}. */
  public List<String> changesTo(Payload other) {
    Map<String, Entry> before = byPath();
    Map<String, Entry> after = other.byPath();
    List<String> changes = new ArrayList<>();
    after.forEach((path, entry) -> {
      if (!before.containsKey(path)) {
        changes.add("+ " + path);
      } else if (!before.get(path).equals(entry)) {
        changes.add("~ " + path);
      }
    });
    before.keySet()
        .stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> changes.add("- " + path));
    return changes;
  }

  private Map<String, Entry> byPath() {
    Map<String, Entry> byPath = new TreeMap<>();
    entries.stream()
        .filter(entry -> !entry.path().equals(MANIFEST))
        .forEach(entry -> byPath.put(entry.path(), entry));
    return byPath;
  }

  /** Returns the content of a file that is no secret. */
  public byte[] content(String path) {
    if (path.startsWith(SECRETS)) {
      throw new IllegalArgumentException("a secret: " + path);
    }
    return octets(path);
  }

  /** Returns the content of a secret file. */
  public SecretText secret(String path) {
    return SecretText.of(octets(path));
  }

  /** Returns all secret files by their path in the new system, without a slash before it. */
  public Map<String, SecretText> secrets() {
    Map<String, SecretText> secrets = new LinkedHashMap<>();
    try (TarArchiveInputStream in = open(tar)) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (e.isFile() && e.getName().startsWith(SECRETS)) {
          secrets.put(e.getName().substring(SECRETS.length()), SecretText.of(in.readAllBytes()));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return secrets;
  }

  /** Tells whether a file of the new system, secrets included, has a text, its case aside. */
  public boolean mentions(String text) {
    String sought = text.toLowerCase(Locale.ROOT);
    return entries.stream()
        .filter(entry -> entry.path().matches("(files|secrets)/.*") && entry.size() > 0)
        .anyMatch(entry -> new String(octets(entry.path()), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT)
            .contains(sought));
  }

  private byte[] octets(String path) {
    try (TarArchiveInputStream in = open(tar)) {
      for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (e.getName().equals(path)) {
          return in.readAllBytes();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalArgumentException("no such entry: " + path);
  }
}
