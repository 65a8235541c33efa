package aeolus.template.jinjava;

import aeolus.core.Location;
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
import jinjava.de.odysseus.el.tree.TreeBuilderException;

/** Says in words for the user what Jinjava complains of. */
final class Messages {
  private static final Pattern MISMATCH = Pattern.compile("Mismatched end tag, expected: (\\w+)");
  private static final Pattern NO_FUNCTION = Pattern
      .compile("Could not resolve function '(?:.*:)?([^':]+)'");
  private static final Pattern NO_METHOD = Pattern.compile("[Cc]annot find method (\\w+)");
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

  /** Says what is wrong with an expression. */
  static String of(Piece piece, TreeBuilderException e) {
    int end = e.getExpression().length() - wrapping(piece, e) + 1;
    return "syntax error in expression, expected " + symbol(e.getExpected()) + ", got "
        + (e.getPosition() >= end
            ? "its end"
            : "\"" + e.getEncountered().replaceAll("^'|'$", "") + "\"");
  }

  private static String symbol(String symbol) {
    if (symbol.contains("|")) {
      return "a value";
    }
    return symbol.startsWith("<") ? "a name" : symbol.replace("'", "\"");
  }

  /** Returns where in its piece an expression goes wrong. */
  static Location location(Piece piece, TreeBuilderException e) {
    int wrapping = wrapping(piece, e);
    String expression = unwrapped(e.getExpression(), wrapping);
    int start = piece.image().indexOf(expression);
    int within = Math.clamp((long) e.getPosition() - wrapping, 0, expression.length());
    return start < 0 ? piece.location() : piece.location(start + within);
  }

  private static int wrapping(Piece piece, TreeBuilderException e) {
    String wrapped = e.getExpression();
    boolean list = wrapped.startsWith("#{[") && wrapped.endsWith("]}");
    return list && !piece.image().contains(unwrapped(wrapped, 2)) ? 3 : 2;
  }

  /** Takes off what Jinjava puts around an expression: <code>#{}</code>, and brackets to set. */
  private static String unwrapped(String expression, int wrapping) {
    return expression.substring(wrapping, expression.length() - wrapping + 1);
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

  /** Returns the complaint that Jinjava only puts in words, or null. */
  static Undefined undefined(TemplateError error) {
    String message = Objects.toString(error.getMessage(), "");
    Matcher function = NO_FUNCTION.matcher(message);
    if (function.find()) {
      return Undefined.function(function.group(1), JinjavaInterpreter.getCurrent());
    }
    Matcher method = NO_METHOD.matcher(message);
    return method.find() ? Undefined.method(method.group(1)) : null;
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
