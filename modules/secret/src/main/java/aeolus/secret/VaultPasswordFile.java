package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads vault passwords from files and programs as {@code --vault-password-file} does. */
final class VaultPasswordFile {
  private static final long TIMEOUT_SECONDS = 120;

  private VaultPasswordFile() {}

  static SecretText read(String id, Path file) {
    if (!Files.exists(file)) {
      throw new InvalidInputException(Location.of(file.toString()), "no such vault password file");
    }
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(Location.of(file.toString()),
          "expected a vault password file, got a folder");
    }
    return Files.isExecutable(file) ? run(id, file) : content(file);
  }

  private static SecretText content(Path file) {
    try {
      byte[] octets = Files.readAllBytes(file);
      if (Vault.isEncrypted(octets)) {
        throw new InvalidInputException(Location.of(file.toString(), 1),
            "expected a vault password, got an Ansible Vault; let a program open it and print it");
      }
      String text = new String(octets, StandardCharsets.ISO_8859_1);
      return SecretText.of(withoutBlanks(text).getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(file.toString()),
          "the vault password file can't be read");
    }
  }

  private static SecretText run(String id, Path file) {
    List<String> command = new ArrayList<>(List.of(file.toAbsolutePath().toString()));
    if (isClient(file)) {
      command.addAll(List.of("--vault-id", id));
    }
    try {
      return output(file, new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .redirectInput(
              ProcessBuilder.Redirect.INHERIT)
          .start());
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(file.toString()), "can't be run: "
          + e.getMessage() + "; if it is no program, take away its executable bit");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /** A program named {@code NAME-client} gets the vault id as an argument. */
  private static boolean isClient(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return (dot <= 0 ? name : name.substring(0, dot)).endsWith("-client");
  }

  private static SecretText output(Path file, Process process)
      throws IOException, InterruptedException {
    try (VaultDeadline deadline = new VaultDeadline(process, TIMEOUT_SECONDS)) {
      byte[] output = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      if (deadline.isPast() || status != 0) {
        throw new InvalidInputException(Location.of(file.toString()),
            deadline.isPast()
                ? "printed no password within " + TIMEOUT_SECONDS + " seconds"
                : "expected the program to print a password, got exit status " + status);
      }
      String text = new String(output, StandardCharsets.ISO_8859_1);
      return SecretText.of(withoutLineEnds(text).getBytes(StandardCharsets.ISO_8859_1));
    } finally {
      process.destroyForcibly().waitFor(1, TimeUnit.SECONDS);
    }
  }

  /** Takes away what Python's {@code bytes.strip} does, which is not quite what Java's does. */
  private static String withoutBlanks(String text) {
    return text.replaceAll("^[ \\t\\n\\x0b\\f\\r]+|[ \\t\\n\\x0b\\f\\r]+$", "");
  }

  private static String withoutLineEnds(String text) {
    return text.replaceAll("^[\r\n]+|[\r\n]+$", "");
  }
}
