package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs an executable inventory; all runs of one script together have a bounded time. */
final class ScriptRun {
  private static final Pattern SYSTEM_ERROR = Pattern.compile("error[:=] ?\\d+[, (]+([^)]+)");
  private static final int MOST_OCTETS = 256 << 20;
  private static final int MOST_COMPLAINT = 2000;

  private final Path script;
  private final long endNanos;
  private final Duration limit;

  ScriptRun(Path script, Duration limit) {
    this.script = script.toAbsolutePath();
    this.limit = limit;
    this.endNanos = System.nanoTime() + limit.toNanos();
  }

  /**
   * Runs the script.
   *
   * @return what it wrote to standard output
   * @throws InvalidInputException where it can't be started, fails, or takes too long
   */
  byte[] output(Location where, String... arguments) {
    try {
      Process process = start(arguments);
      try {
        return result(process, where);
      } finally {
        end(process);
      }
    } catch (IOException e) {
      throw new InvalidInputException(where, "can't be run: " + reason(e));
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    return process;
  }

  private static String reason(IOException e) {
    Matcher error = SYSTEM_ERROR.matcher(String.valueOf(e.getMessage()));
    return error.find() ? error.group(1).strip() : e.getMessage();
  }

  private byte[] result(Process process, Location where) {
    CompletableFuture<byte[]> output = reader(process.getInputStream(), MOST_OCTETS);
    CompletableFuture<byte[]> complaint = reader(process.getErrorStream(), MOST_COMPLAINT);
    try {
      long left = endNanos - System.nanoTime();
      byte[] octets = output.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
      if (!process.waitFor(Math.max(endNanos - System.nanoTime(), 0), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      if (process.exitValue() != 0) {
        throw new InvalidInputException(where, "the inventory script failed with exit status "
            + process.exitValue() + said(complaint));
      }
      if (octets.length == MOST_OCTETS) {
        throw new InvalidInputException(where, "the inventory script prints more than 256 MB");
      }
      return octets;
    } catch (TimeoutException e) {
      throw new InvalidInputException(where, "the inventory script took longer than "
          + limit.toSeconds() + " s and was ended");
    } catch (ExecutionException e) {
      throw new InvalidInputException(where, e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidInputException(where, "the inventory script was interrupted");
    }
  }

  private static String said(CompletableFuture<byte[]> complaint)
      throws InterruptedException, ExecutionException {
    try {
      // a process that the script left behind may keep the stream open
      String text = new String(complaint.get(1, TimeUnit.SECONDS), StandardCharsets.UTF_8);
      return text.isBlank() ? "" : ": " + text.strip().replaceAll("\\s*\\R\\s*", " | ");
    } catch (TimeoutException e) {
      return "";
    }
  }

  /** Reads a stream to its end, so that the script never blocks, and keeps so many octets. */
  private static CompletableFuture<byte[]> reader(InputStream stream, int most) {
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> {
      try (stream) {
        all.complete(read(stream, most));
      } catch (IOException e) {
        all.completeExceptionally(new IOException("the output can't be read", e));
      }
    });
    return all;
  }

  private static byte[] read(InputStream stream, int most) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int count = stream.read(buffer);
    while (count >= 0) {
      kept.write(buffer, 0, Math.min(count, most - kept.size()));
      count = stream.read(buffer);
    }
    return kept.toByteArray();
  }

  /** Ends the script with all that it has started. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
