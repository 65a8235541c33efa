package aeolus.anemos;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs makeimg's bootstrap step on the workstation, once for each set of packages. */
public final class Trees {
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final String FILE = "tree.tar.zst";

  private final ArtifactCache cache;

  /** Keeps what it builds below a cache folder. */
  public Trees(Path cacheDir) {
    cache = new ArtifactCache(cacheDir.resolve("tree"));
  }

  /** Tells whether the tree of this image directory has been made. */
  public boolean isBuilt(Path imageDirectory, String mirror) {
    return cache.has(key(imageDirectory, mirror));
  }

  /**
   * Returns the tree of a rendered image directory.
   *
   * @param imageDirectory holds the IMGBUILD
   * @param mirror URL of a Debian mirror, may be empty where the IMGBUILD names one
   * @param progress gets a line now and then
   */
  public Tree get(Path imageDirectory, String mirror, Consumer<String> progress) {
    String key = key(imageDirectory, mirror);
    return read(key, cache.get(key, target -> build(target, imageDirectory, mirror, progress)));
  }

  /** Returns the tree of a rendered image directory if it has been made. */
  public Optional<Tree> find(Path imageDirectory, String mirror) {
    String key = key(imageDirectory, mirror);
    return cache.find(key).map(folder -> read(key, folder));
  }

  private static Tree read(String key, Path folder) {
    Path file = folder.resolve(FILE);
    try {
      String sha256 = Files.readString(folder.resolve("sha256")).strip();
      return new Tree(key, file, sha256, Files.size(file));
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": tree not readable: " + e, e);
    }
  }

  private static String key(Path imageDirectory, String mirror) {
    List<String> arguments = List.of("-C", imageDirectory.toString(), "--tree-key", "--mirror",
        mirror);
    return Sha256.of(run(arguments, imageDirectory, line -> {}).out()).substring(0, 16);
  }

  private static void build(Path target, Path image, String mirror, Consumer<String> progress) {
    Path file = target.resolve(FILE);
    run(List.of("-C", image.toString(), "--bootstrap-only", "--mirror", mirror, "-o",
        file.toString()), target, progress);
    try {
      Files.writeString(target.resolve("sha256"), Sha256.of(file) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScriptRun.Result run(List<String> arguments, Path dir, Consumer<String> lines) {
    ScriptRun.Result result = new ScriptRun(TIMEOUT).run(HostScripts.MAKEIMG, dir, arguments,
        lines);
    if (result.status() != 0) {
      throw new AeolusException(ExitCode.FAILED, "the tree of packages could not be made:\n  "
          + String.join("\n  ", result.lastLines()));
    }
    return result;
  }
}
