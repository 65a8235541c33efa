package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The arguments that a template calls a function with, by name. */
record Given(Map<String, Object> arguments) {
  private static final Pattern TTL = Pattern.compile("[0-9]+|([0-9]+[smhdwSMHDW])+");

  static AeolusException wrong(String message) {
    return new AeolusException(ExitCode.INVALID_INPUT, message);
  }

  private static AeolusException wrong(String name, String expected, Object got) {
    return wrong(name + ": expected " + expected + ", got "
        + (got instanceof String text ? "\"" + text + "\"" : String.valueOf(got)));
  }

  Optional<String> text(String name) {
    return switch (arguments.get(name)) {
      case null -> Optional.empty();
      case String text when !text.isBlank() -> Optional.of(text);
      case Object other -> throw wrong(name, "a text", other);
    };
  }

  /** Returns the texts of a list, or a single one. */
  List<String> texts(String name) {
    return switch (arguments.get(name)) {
      case null -> List.of();
      case String text -> List.of(text);
      case List<?> list when list.stream().allMatch(String.class::isInstance) -> list.stream()
          .map(String.class::cast)
          .toList();
      case Object other -> throw wrong(name, "a text or a list of texts", other);
    };
  }

  /** Returns the entries of a mapping of texts to texts, in order. */
  Map<String, String> map(String name) {
    return switch (arguments.get(name)) {
      case null -> Map.of();
      case Map<?, ?> map when map.values().stream().allMatch(String.class::isInstance) -> {
        Map<String, String> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), String.valueOf(value)));
        yield entries;
      }
      case Object other -> throw wrong(name, "a mapping of texts to texts", other);
    };
  }

  boolean truth(String name) {
    return switch (arguments.get(name)) {
      case null -> false;
      case Boolean truth -> truth;
      case Object other -> throw wrong(name, "true or false", other);
    };
  }

  int positive(String name, int other) {
    return switch (arguments.get(name)) {
      case null -> other;
      case Number number when number.longValue() > 0 && number.longValue() < Integer.MAX_VALUE
          && number.doubleValue() == number.longValue() ->
        number.intValue();
      case Object wrong -> throw wrong(name, "a number above 0", wrong);
    };
  }

  /** Returns the TTL as master files have it, empty where none was given. */
  String ttl() {
    Object ttl = arguments.get("ttl");
    if (ttl == null) {
      return "";
    }
    String text = String.valueOf(ttl);
    if (!TTL.matcher(text).matches()) {
      throw wrong("ttl", "a time such as 3600 or 1h", ttl);
    }
    return text;
  }
}
