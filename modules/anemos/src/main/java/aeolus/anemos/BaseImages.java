package aeolus.anemos;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds base images with mmdebstrap, once for each set of inputs. */
public final class BaseImages {
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  private final ArtifactCache cache;

  /** Keeps what it builds below a cache folder. */
  public BaseImages(Path cacheDir) {
    cache = new ArtifactCache(cacheDir.resolve("base"));
  }

  /**
   * What a base image is made from.
   *
   * @param mirror URL of a Debian mirror
   * @param suite Debian's suite
   * @param kernelPackage package of the kernel, empty for the default
   */
  public record Inputs(String mirror, String suite, String kernelPackage) {
    List<String> arguments() {
      List<String> arguments = new ArrayList<>(List.of("--mirror", mirror, "--suite", suite));
      if (!kernelPackage.isEmpty()) {
        arguments.addAll(List.of("--kernel", kernelPackage));
      }
      return arguments;
    }
  }

  /** Tells whether the base image of these inputs has been built. */
  public boolean isBuilt(Inputs inputs) {
    return cache.has(key(inputs));
  }

  /** Returns the base image of these inputs, building it where that has not been done (as root). */
  public BaseImage get(Inputs inputs, Consumer<String> progress) {
    String key = key(inputs);
    Path folder = cache.get(key, target -> build(target, inputs, progress));
    return read(key, folder);
  }

  /** Returns the base image of these inputs if it has been built. */
  public Optional<BaseImage> find(Inputs inputs) {
    String key = key(inputs);
    return cache.find(key).map(folder -> read(key, folder));
  }

  private static String key(Inputs inputs) {
    List<String> arguments = new ArrayList<>(List.of("--inputs"));
    arguments.addAll(inputs.arguments());
    return Sha256.of(run(arguments, Path.of("/"), line -> {}).out()).substring(0, 16);
  }

  private static void build(Path target, Inputs inputs, Consumer<String> progress) {
    List<String> arguments = new ArrayList<>(List.of("--out", target.toString()));
    arguments.addAll(inputs.arguments());
    run(arguments, target, progress);
    writeDigests(target);
  }

  private static ScriptRun.Result run(List<String> arguments, Path dir, Consumer<String> lines) {
    ScriptRun.Result result = new ScriptRun(TIMEOUT).run(HostScripts.BASE_BUILD, dir, arguments,
        lines);
    if (result.status() != 0) {
      throw new AeolusException(ExitCode.FAILED, "the base image could not be built:\n  "
          + String.join("\n  ", result.lastLines()));
    }
    return result;
  }

  private static void writeDigests(Path folder) {
    try {
      Files.writeString(folder.resolve("sha256"), Sha256.of(folder.resolve("vmlinuz")) + "\n"
          + Sha256.of(folder.resolve("base.cpio.zst")) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BaseImage read(String key, Path folder) {
    try {
      List<String> digests = Files.readAllLines(folder.resolve("sha256"));
      HostFacts info = HostFacts.parse(Files.readString(folder.resolve("info")));
      return new BaseImage(key, folder.resolve("vmlinuz"), digests.get(0),
          folder.resolve("base.cpio.zst"), digests.get(1),
          info.number("unpacked_bytes").orElseThrow());
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": base image not readable: " + e, e);
    }
  }
}
