package aeolus.payload;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a payload together. What a file's mode says is reduced to what Git keeps, whether it is
 * executable, so that checkouts under different umasks give the same payload: 0755 or 0644, and 0600
 * for anything in a {@code .ssh} folder.
 */
public final class PayloadBuilder {
  private final Map<String, PayloadFile> files = new TreeMap<>();

  /** Begins with all that a payload has. */
  public static PayloadBuilder from(Payload payload) {
    PayloadBuilder builder = new PayloadBuilder();
    payload.files().forEach(builder::put);
    return builder;
  }

  /** Leaves those files out that are named. */
  public PayloadBuilder without(Collection<String> paths) {
    files.keySet().removeAll(paths);
    return this;
  }

  /** Takes over an image directory; files named {@code *.j2} are rendered and lose that ending. */
  public PayloadBuilder imageDirectory(ImageDirectory directory, FileRenderer renderer) {
    for (Path file : directory.files()) {
      try {
        add(directory.root().resolve(file), slashed(file), renderer);
      } catch (IOException e) {
        throw new InvalidInputException(Location.of(directory.root().resolve(file).toString()),
            "not readable: " + e.getMessage());
      }
    }
    return this;
  }

  private static String slashed(Path file) {
    return file.toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  private void add(Path source, String path, FileRenderer renderer) throws IOException {
    if (Files.isSymbolicLink(source)) {
      put(path, PayloadFile.link(Files.readSymbolicLink(source).toString()));
    } else if (Files.isDirectory(source)) {
      addEmptyFolder(source, path);
    } else if (path.endsWith(".j2")) {
      String name = path.substring(0, path.length() - ".j2".length());
      put(name, PayloadFile.of(renderer.render(source), mode(source, name)));
    } else {
      put(path, PayloadFile.of(Files.readAllBytes(source), mode(source, path)));
    }
  }

  private void addEmptyFolder(Path source, String path) throws IOException {
    try (var children = Files.list(source)) {
      if (children.findAny().isEmpty()) {
        put(path, PayloadFile.folder(0755));
      }
    }
  }

  private static int mode(Path source, String path) {
    if (path.startsWith("secrets/") || path.contains("/.ssh/")) {
      return Files.isExecutable(source) && path.startsWith("secrets/") ? 0700 : 0600;
    }
    return Files.isExecutable(source) ? 0755 : 0644;
  }

  /** Adds a file made elsewhere. */
  public PayloadBuilder file(String path, byte[] content, int mode) {
    put(path, PayloadFile.of(content.clone(), mode));
    return this;
  }

  /** Adds a secret below {@code secrets/}; others never get to read it. */
  public PayloadBuilder secret(String path, SecretText content, int mode) {
    put("secrets/" + path, PayloadFile.of(content.reveal(), mode & 0770));
    return this;
  }

  /** Sets the variables that programs of the payload see. */
  public PayloadBuilder env(Map<String, String> env) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(env).forEach((name, value) -> {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || value.indexOf('\0') >= 0) {
        throw new InvalidInputException(Location.of("aeolus_env"),
            "expected a name of letters, digits and _, got \"" + name + "\"");
      }
      text.append(name).append("='").append(value.replace("'", "'\\''")).append("'\n");
    });
    put("anemos.env", PayloadFile.of(text.toString().getBytes(StandardCharsets.UTF_8), 0600));
    return this;
  }

  private void put(String path, PayloadFile file) {
    boolean sane = !path.isEmpty() && !path.startsWith("/")
        && Path.of(path).normalize().toString().equals(path) && !path.startsWith("..");
    if (!sane) {
      throw new InvalidInputException(Location.of(path), "not a path within a payload");
    }
    if (path.equals(Payload.MANIFEST) || files.putIfAbsent(path, file) != null) {
      throw new InvalidInputException(Location.of(path), "comes into the payload twice");
    }
  }

  /** Makes the payload. */
  public Payload build() {
    try {
      return Payload.of(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
