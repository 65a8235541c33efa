package aeolus.shell;

import aeolus.anemos.BaseImage;
import aeolus.anemos.BaseImages;
import aeolus.core.ExitCode;
import aeolus.lab.Lab;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds the base image, or finds it in the cache. */
@Command(name = "build", description = "Build the base image, or find it in the cache (as root).",
    footer = {"", "Example:", "  aeolus image base build --suite bookworm"})
final class ImageBaseBuildCommand implements Callable<Integer> {
  @Option(names = "--mirror", paramLabel = "URL",
      description = "Debian mirror (default: the one this workstation uses).")
  String mirror;

  @Option(names = "--suite", paramLabel = "SUITE", defaultValue = "bookworm",
      description = "Debian suite (default: ${DEFAULT-VALUE}).")
  String suite;

  @Option(names = "--kernel", paramLabel = "PACKAGE", defaultValue = "",
      description = "Package of the kernel (default: linux-image-amd64).")
  String kernel;

  private final CommandContext context;

  ImageBaseBuildCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String from = mirror == null ? Lab.workstationMirror() : mirror;
    BaseImages.Inputs inputs = new BaseImages.Inputs(from, suite, kernel);
    BaseImage base = new BaseImages(Lab.defaultCacheFolder()).get(inputs, context.output()::note);
    if (context.options().json) {
      Json.print(context.output(), object(base));
    } else {
      context.output().result(base.kernel().toString());
      context.output()
          .result(base.archive() + "  " + base.archive().toFile().length() / (1 << 20)
              + " MiB, unpacked " + base.unpackedBytes() / (1 << 20) + " MiB");
    }
    return ExitCode.OK.status();
  }

  private static Map<String, Object> object(BaseImage base) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", base.key());
    object.put("kernel", base.kernel().toString());
    object.put("kernel_sha256", base.kernelSha256());
    object.put("archive", base.archive().toString());
    object.put("archive_sha256", base.archiveSha256());
    object.put("unpacked_bytes", base.unpackedBytes());
    return object;
  }
}
