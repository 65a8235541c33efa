package aeolus.secret;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reveals secrets, in memory only. What is revealed is taken to the octet, final newline included. */
public final class SecretReader {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int MAX_OCTETS = 4 << 20;
  private static final int ERROR_LINES = 5;

  private final Duration timeout;

  /** Makes a reader that gives a command two minutes, time enough to type a passphrase. */
  public SecretReader() {
    this(TIMEOUT);
  }

  SecretReader(Duration timeout) {
    this.timeout = timeout;
  }

  /**
   * Reveals a secret.
   *
   * @throws InvalidInputException where the command fails, prints nothing or the file is not
   *         readable; its message never holds what was printed on standard output
   */
  public SecretText reveal(SecretSource source) {
    return switch (source) {
      case SecretSource.Command command -> run(command);
      case SecretSource.File(Path path) -> read(path);
    };
  }

  private static SecretText read(Path path) {
    try {
      return SecretText.of(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(path.toString()),
          "secret not readable: " + e.getClass().getSimpleName());
    }
  }

  private SecretText run(SecretSource.Command command) {
    Process process;
    try {
      process = new ProcessBuilder(command.words()).directory(command.directory().toFile())
          .redirectInput(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw failure(command, "could not be started: " + e.getMessage());
    }
    try {
      return await(command, process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(command, "interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private SecretText await(SecretSource.Command command, Process process)
      throws InterruptedException {
    CompletableFuture<byte[]> out = CompletableFuture
        .supplyAsync(() -> read(process.getInputStream()));
    CompletableFuture<byte[]> err = CompletableFuture
        .supplyAsync(() -> read(process.getErrorStream()));
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failure(command, "gave no answer within " + timeout.toSeconds() + " s");
    }
    try {
      byte[] secret = out.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      String said = lastLines(err.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
      return judged(command, process.exitValue(), secret, said);
    } catch (ExecutionException | TimeoutException e) {
      throw failure(command, "its output could not be read");
    }
  }

  private static SecretText judged(SecretSource.Command command, int status, byte[] secret,
      String said) {
    if (status != 0) {
      throw failure(command, "ended with status " + status + (said.isEmpty() ? "" : ": " + said));
    }
    if (secret.length == 0 || secret.length > MAX_OCTETS) {
      throw failure(command, "expected a secret of 1 octet to 4 MiB, got " + secret.length
          + " octets");
    }
    SecretText text = SecretText.of(secret);
    Arrays.fill(secret, (byte) 0);
    return text;
  }

  private static byte[] read(java.io.InputStream in) {
    try (in) {
      return in.readNBytes(MAX_OCTETS + 1);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String lastLines(byte[] err) {
    List<String> lines = new String(err, StandardCharsets.UTF_8).strip().lines().toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - ERROR_LINES), lines.size()));
  }

  private static InvalidInputException failure(SecretSource.Command command, String why) {
    return new InvalidInputException(Location.of("secret command"),
        "`" + String.join(" ", command.words()) + "` " + why);
  }
}
