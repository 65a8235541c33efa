package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables given on the command line as Ansible's {@code -e} takes them; the last one wins. */
public final class ExtraVars {
  private static final Pattern WORD = Pattern
      .compile("(?:[^\\s'\"]|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|['\"])+",
          Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern
      .compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\\\\'\"nrt]))");
  private static final Map<String, String> ESCAPED = Map.of("n", "\n", "r", "\r", "t", "\t");

  private final Path folder;
  private final VaultDecryptor decryptor;
  private final Problems warnings;
  private final Map<String, Object> vars = new LinkedHashMap<>();

  private ExtraVars(Path folder, VaultDecryptor decryptor, Problems warnings) {
    this.folder = folder;
    this.decryptor = decryptor;
    this.warnings = warnings;
  }

  /**
   * Reads arguments: {@code @FILE}, a mapping in JSON or YAML, or {@code NAME=VALUE} words, whose
   * values are strings.
   *
   * @param folder that files are named from
   * @throws InvalidInputException where one is none of these
   */
  public static Map<String, Object> read(List<String> arguments, Path folder,
      VaultDecryptor decryptor, Problems warnings) {
    ExtraVars extra = new ExtraVars(folder, decryptor, warnings);
    arguments.forEach(extra::add);
    return extra.vars;
  }

  private void add(String argument) {
    if (argument.startsWith("@")) {
      vars.putAll(VarsFile.read(folder.resolve(argument.substring(1)), decryptor, warnings));
    } else if (argument.startsWith("/") || argument.startsWith(".")) {
      throw wrong(argument, "expected @ before the name of a file");
    } else if (argument.startsWith("{") || argument.startsWith("[")) {
      vars.putAll(VarsFile.parse("-e", argument, decryptor, warnings));
    } else {
      addWords(argument);
    }
  }

  private void addWords(String argument) {
    List<String> words = WORD.matcher(argument).results().map(MatchResult::group).toList();
    List<String> wrong = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        vars.put(word.substring(0, equals), unescaped(unquoted(word.substring(equals + 1))));
      } else {
        wrong.add(word);
      }
    }
    if (words.isEmpty() || !wrong.isEmpty()) {
      throw wrong(String.join(" ", wrong),
          "expected NAME=VALUE (a value with blanks in quotes), @FILE or {\"NAME\": VALUE}");
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.charAt(0) == value.charAt(value.length() - 1)
        && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String unescaped(String value) {
    return ESCAPE.matcher(value).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
  }

  private static String character(MatchResult escape) {
    String digits = escape.group(1) != null ? escape.group(1) : escape.group(2);
    return digits != null
        ? Character.toString(Integer.parseInt(digits, 16))
        : ESCAPED.getOrDefault(escape.group(3), escape.group(3));
  }

  private static InvalidInputException wrong(String argument, String expected) {
    return new InvalidInputException(Location.of("-e"),
        "no variables, " + expected + ", got \"" + argument + "\"");
  }
}
