package aeolus.ssh.mina;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real ssh-keygen(1); tests that need it say so where it is missing. */
final class KeyGen {
  private KeyGen() {}

  /** Makes a key without passphrase; returns its file. */
  static Path make(Path file, String type, String... more) {
    List<String> command = new ArrayList<>(
        List.of("-q", "-t", type, "-N", "", "-C", "test", "-f", file.toString()));
    command.addAll(List.of(more));
    run(command.toArray(String[]::new));
    return file;
  }

  /** Runs it; returns what it said. */
  static String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("ssh-keygen"));
    command.addAll(List.of(arguments));
    Process process = start(command);
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + said);
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Process start(List<String> command) {
    Process process = null;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "SKIPPED: ssh-keygen can't be run: " + e.getMessage());
    }
    return process;
  }
}
