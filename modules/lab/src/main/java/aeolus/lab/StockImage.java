package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Builds a stock server's disk once for each set of inputs, and keeps it. */
final class StockImage {
  /** Where the file system lies on the disk, in octets. */
  static final long ROOT_OFFSET = 1 << 20;
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final String SCRIPT = script();
  private static final String DISK = "disk.raw";

  private final Path folder;
  private final Programs programs;

  /** Keeps images below a folder. */
  StockImage(Path folder, Programs programs) {
    this.folder = folder;
    this.programs = programs;
  }

  private static String script() {
    try (InputStream in = StockImage.class.getResourceAsStream("stock-image")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The image's place in the cache, by all that goes into it. */
  static String key(StockSpec spec, AptSources sources) {
    return Sha256.of(String.join("\n", SCRIPT, Integer.toString(spec.diskMib()),
        String.join(" ", spec.extraPackages()), String.join("\n", sources.lines())))
        .substring(0, 16);
  }

  /** Returns the disk image, a sparse raw file, building it if need be. */
  Path get(StockSpec spec, AptSources sources, Consumer<String> progress) {
    String key = key(spec, sources);
    Path done = folder.resolve(key);
    Folder.make(folder);
    Runnable waiting = () -> progress.accept("another command is building, waiting for it");
    try (LabLock lock = LabLock.take(folder.resolve("lock"), TIMEOUT, waiting)) {
      lock.hold(() -> {
        if (!Files.exists(done.resolve(DISK))) {
          build(done, folder.resolve(key + ".part"), spec, sources, progress);
        }
      });
    }
    return done.resolve(DISK);
  }

  private void build(Path done, Path part, StockSpec spec, AptSources sources,
      Consumer<String> progress) {
    long start = System.nanoTime();
    Folder.remove(part);
    Folder.make(part);
    Folder.write(part.resolve("sources.list"), String.join("\n", sources.lines()) + "\n");
    Folder.write(part.resolve("stock-image"), SCRIPT);
    Programs.Result result = programs.run(command(part, spec), TIMEOUT, progress);
    if (result.status() != 0) {
      throw new AeolusException(ExitCode.FAILED,
          "the lab's disk image could not be built (" + part + " has the logs): "
              + result.describe());
    }
    Folder.remove(done);
    Folder.doing(done, () -> Files.move(part, done));
    progress.accept("built in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
  }

  private static List<String> command(Path part, StockSpec spec) {
    List<String> command = new ArrayList<>(List.of("sh", part.resolve("stock-image").toString(),
        part.toString(), part.resolve("sources.list").toString(),
        Integer.toString(spec.diskMib())));
    command.addAll(spec.extraPackages());
    return command;
  }
}
