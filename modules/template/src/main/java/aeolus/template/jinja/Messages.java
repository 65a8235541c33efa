package aeolus.template.jinja;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says in words for the user what Java complains of. */
final class Messages {
  private Messages() {}

  /** Says why a file was not read. */
  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> Objects.requireNonNullElse(missing.getReason(),
          "no such template");
      case CharacterCodingException _ -> "template not readable, expected UTF-8";
      default -> "template not readable: " + e;
    };
  }
}
