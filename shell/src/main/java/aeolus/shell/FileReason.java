package aeolus.shell;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Words why a file can't be read or written, without the names of exceptions. */
final class FileReason {
  private FileReason() {}

  /** Returns the reason; the message names the file itself. */
  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), other
          .getMessage());
      case CharacterCodingException _ -> "no UTF-8";
      default -> e.getMessage();
    };
  }
}
