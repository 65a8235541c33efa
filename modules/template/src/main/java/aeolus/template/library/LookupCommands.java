package aeolus.template.library;

import aeolus.core.python.PythonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Runs commands in the project's folder. What they are given and print may be secret. */
final class LookupCommands {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Pattern NAME = Pattern.compile("[\\w./@%+-]+");
  private static final int MOST_OUTPUT = 16 << 20;

  private final Path project;

  LookupCommands(Path project) {
    this.project = project;
  }

  /** Returns what a command prints, without the space at its end. */
  String output(String command) {
    try {
      Process process = new ProcessBuilder("/bin/sh", "-c", command).directory(project.toFile())
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      try {
        return output(command, process);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException | ExecutionException _) {
      throw failure(command, "could not be run");
    } catch (TimeoutException _) {
      throw failure(command, "took longer than " + LONGEST.toMinutes() + " minutes");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failure(command, "was interrupted");
    }
  }

  private static String output(String command, Process process)
      throws ExecutionException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + LONGEST.toNanos();
    byte[] octets = reading(process.getInputStream()).get(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
    if (octets.length > MOST_OUTPUT) {
      throw failure(command, "printed more than " + MOST_OUTPUT + " bytes");
    }
    if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    if (process.exitValue() != 0) {
      throw failure(command, "failed with status " + process.exitValue());
    }
    return decoded(command, octets).stripTrailing();
  }

  private static CompletableFuture<byte[]> reading(InputStream output) {
    CompletableFuture<byte[]> octets = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> {
      try (output) {
        octets.complete(output.readNBytes(MOST_OUTPUT + 1));
      } catch (IOException e) {
        octets.completeExceptionally(e);
      }
    });
    return octets;
  }

  private static String decoded(String command, byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException _) {
      throw failure(command, "printed what is not UTF-8");
    }
  }

  /** Names a command by its first word alone, which is no name where it sets a variable. */
  private static Lookups.NotFound failure(String command, String reason) {
    String first = command.strip().split("\\s+")[0];
    String shown = NAME.matcher(first).matches() ? PythonText.repr(first) + " " : "";
    return new Lookups.NotFound("command " + shown + reason);
  }
}
