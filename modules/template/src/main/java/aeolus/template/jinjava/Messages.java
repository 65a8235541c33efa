package aeolus.template.jinjava;

import aeolus.template.expression.NearMiss;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.MissingEndTagException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTagException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words for the user what Jinjava complains of. */
final class Messages {
  private static final Pattern MISMATCH = Pattern.compile("Mismatched end tag, expected: (\\w+)");
  /** What Jinjava puts before and after what it has to say. */
  private static final Pattern WRAPPING = Pattern.compile("(?s)^(?:[\\w.]*(?:Exception|Error): )+"
      + "|^Syntax error in '.*?': |^(?:Error|Warning) in `[^`]*`(?: on line \\d+)?: "
      + "|\\R?Originating Exception:.*$");

  private static final String UNCHANGEABLE = "variables of the inventory cannot be changed";

  private Messages() {}

  /** Returns the cause of a kind, or null. */
  static <T extends Throwable> T cause(Throwable failure, Class<T> kind) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** Says why a tag failed. */
  static String of(RuntimeException e) {
    IOException io = cause(e, IOException.class);
    if (io != null) {
      return of(io);
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof UnsupportedOperationException
        ? UNCHANGEABLE
        : plain(Objects.toString(root.getMessage(), root.getClass().getSimpleName()));
  }

  /** Says why a file was not read. */
  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> Objects.requireNonNullElse(missing.getReason(),
          "no such template");
      case CharacterCodingException _ -> "template not readable, expected UTF-8";
      default -> "template not readable: " + e;
    };
  }

  /**
   * Says what an error is about.
   *
   * @param piece the tag or expression, may be null
   */
  static String of(TemplateError error, Piece piece) {
    String message = Objects.toString(error.getMessage(), "");
    Matcher mismatch = MISMATCH.matcher(message);
    return switch (error.getException()) {
      case UnknownTagException unknown -> unknownTag(unknown.getTag());
      case MissingEndTagException missing -> "\"" + piece.shown() + "\" is not closed, expected {% "
          + missing.getEndTag() + " %}";
      case null, default -> mismatch.find()
          ? "expected {% " + mismatch.group(1) + " %}, got \"" + piece.shown() + "\""
          : of(message, piece);
    };
  }

  private static String unknownTag(String tag) {
    List<String> known = JinjavaInterpreter.getCurrent()
        .getContext()
        .getAllTags()
        .stream()
        .map(other -> other.getName())
        .toList();
    return "unknown tag \"" + tag + "\"" + NearMiss.advice(tag, known);
  }

  private static String of(String message, Piece piece) {
    return switch (message) {
      case "Unclosed token" -> "not closed, expected \"" + closing(piece) + "\"";
      case "Unclosed comment" -> "comment not closed, expected \"#}\"";
      case "Missing start tag" -> "\"" + piece.shown() + "\" without a tag that it ends";
      default -> message.contains("UnsupportedOperationException")
          ? UNCHANGEABLE
          : plain(message);
    };
  }

  private static String closing(Piece piece) {
    return piece.image().startsWith("{%") ? "%}" : "}}";
  }

  private static String plain(String message) {
    String bare = message;
    for (Matcher m = WRAPPING.matcher(bare); m.find(); m = WRAPPING.matcher(bare)) {
      bare = m.replaceFirst("");
    }
    String line = bare.strip();
    return line.isEmpty()
        ? "failed"
        : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
  }
}
