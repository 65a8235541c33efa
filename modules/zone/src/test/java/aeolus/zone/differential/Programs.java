package aeolus.zone.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs that everybody checks zone files with. */
final class Programs {
  static final String NAMED = "named-checkzone";
  static final String COMPILE = "named-compilezone";
  static final String NSD = "nsd-checkzone";
  static final String KNOT = "kzonecheck";
  static final String LDNS = "ldns-read-zone";
  private static final long SECONDS = 60;

  private Programs() {}

  /** What a program did. */
  record Outcome(boolean accepted, String output) {}

  static boolean isInstalled(String name) {
    return List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/")
        .stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder + name)));
  }

  /** Runs in a folder, which holds all that the command names. */
  static Outcome run(Path folder, String... command) {
    try {
      Path output = Files.createTempFile(folder, "output", "");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(output.toFile());
      builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
      Process process = builder.start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", command) + " does not end");
      }
      String text = new String(Files.readAllBytes(output),
          java.nio.charset.StandardCharsets.ISO_8859_1);
      return new Outcome(process.exitValue() == 0, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets BIND read a zone and say what it is on the wire. */
  static Outcome compile(Path folder, String zone, String raw) {
    return run(folder, COMPILE, "-k", "ignore", "-n", "ignore", "-m", "ignore", "-r", "ignore",
        "-i", "none", "-M", "ignore", "-S", "ignore", "-F", "raw", "-o", raw, RandomZone.NAME,
        zone);
  }

  static Outcome check(Path folder, String program, String zone) {
    return switch (program) {
      case NAMED -> run(folder, NAMED, "-i", "local", RandomZone.NAME, zone);
      case NSD -> run(folder, NSD, RandomZone.NAME, zone);
      case KNOT -> run(folder, KNOT, "-v", "-o", RandomZone.NAME, zone);
      default -> throw new IllegalArgumentException(program);
    };
  }
}
