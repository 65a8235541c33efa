package aeolus.anemos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The POSIX sh programs that make a host into another one. */
public final class HostScripts {
  /** Runs on the old system and in the initramfs. */
  public static final String ANEMOS = "anemos";
  /** The initramfs's first process. */
  public static final String INIT = "init";
  /** Turns an image directory into a system. */
  public static final String MAKEIMG = "makeimg";
  /** Builds the base image on the workstation. */
  public static final String BASE_BUILD = "base-build";

  private static final List<String> ALL = List.of(ANEMOS, INIT, MAKEIMG, BASE_BUILD);

  private HostScripts() {}

  /** Returns a script's text as octets. */
  public static byte[] read(String name) {
    try (InputStream in = HostScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such script: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all scripts, executable, into a folder that is made where it is missing. */
  static Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : ALL) {
      Path file = folder.resolve(name);
      Files.write(file, read(name));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return folder;
  }
}
