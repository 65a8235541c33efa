package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's filters and tests with regular expressions. */
final class RegexFilters {
  private static final Pattern REFERENCE = Pattern.compile("(?s)\\\\(?:g<(\\w+)>|(\\d{1,2})|(.))");
  private static final Pattern GROUP = Pattern.compile("\\\\g<(\\S+)>|\\\\(\\d+)");
  private static final Pattern SPECIAL = Pattern.compile("[\\s()\\[\\]{}?*+\\-|^$\\\\.&~#]");

  private RegexFilters() {}

  static void register(Map<String, Filter> filters, Map<String, Filter> tests) {
    filters.put("regex_replace", RegexFilters::replace);
    filters.put("regex_search", RegexFilters::search);
    filters.put("regex_findall", RegexFilters::findAll);
    filters.put("regex_escape", RegexFilters::escape);
    tests.put("match", (value, arguments, _) -> test(value, arguments, "match"));
    tests.put("search", (value, arguments, _) -> test(value, arguments, "search"));
    tests.put("regex", (value, arguments, _) -> test(value, arguments, "search"));
  }

  private static PythonRegex.Compiled compiled(Arguments.Bound bound, String name) {
    return PythonRegex.compile(bound.text(name, ""), bound.truth("ignorecase", false),
        bound.truth("multiline", false));
  }

  private static Object replace(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("pattern", "replacement", "ignorecase", "multiline");
    PythonRegex.Compiled regex = compiled(bound, "pattern");
    String replacement = bound.text("replacement", "");
    Matcher match = regex.matcher(PythonText.str(value));
    StringBuilder replaced = new StringBuilder();
    while (match.find()) {
      match.appendReplacement(replaced, "");
      replaced.append(expanded(replacement, match, regex.names()));
    }
    return match.appendTail(replaced).toString();
  }

  private static String expanded(String template, Matcher match, Map<String, String> names) {
    Matcher reference = REFERENCE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (reference.find()) {
      reference.appendReplacement(text, "");
      text.append(meaning(reference, match, names));
    }
    return reference.appendTail(text).toString();
  }

  private static String meaning(Matcher reference, Matcher match, Map<String, String> names) {
    if (reference.group(3) != null) {
      return character(reference.group(3));
    }
    if (reference.group(2) != null && reference.group(2).startsWith("0")) {
      // Python puts the character with that octal number there, which nobody means.
      throw new ExpressionException("no group " + reference.group()
          + " in the replacement, expected \\g<0> for all that matches");
    }
    String name = reference.group(1) != null ? reference.group(1) : reference.group(2);
    String found = group(match, name, names);
    return found == null ? "" : found;
  }

  private static String character(String letter) {
    return switch (letter) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "\\" -> "\\";
      default -> {
        if (Character.isLetter(letter.charAt(0))) {
          throw new ExpressionException("bad escape \\" + letter + " in the replacement");
        }
        yield "\\" + letter;
      }
    };
  }

  private static String group(Matcher match, String name, Map<String, String> names) {
    if (name.chars().allMatch(Character::isDigit)) {
      int number = Integer.parseInt(name);
      if (number > match.groupCount()) {
        throw new ExpressionException("no group " + number + " in the regular expression");
      }
      return match.group(number);
    }
    if (!names.containsKey(name)) {
      throw new ExpressionException("no group \"" + name + "\" in the regular expression");
    }
    return match.group(names.get(name));
  }

  private static Object search(Object value, Arguments arguments, Scope scope) {
    if (arguments.positional().isEmpty()) {
      throw new ExpressionException("expected a regular expression");
    }
    List<Object> groups = arguments.positional().subList(1, arguments.positional().size());
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    Arguments.Bound bound = new Arguments(arguments.positional().subList(0, 1), named)
        .bind("regex", "ignorecase", "multiline");
    PythonRegex.Compiled regex = compiled(bound, "regex");
    Matcher match = regex.matcher(PythonText.str(value));
    List<String> names = groups.stream().map(group -> groupName(Missing.require(group))).toList();
    if (!match.find()) {
      return null;
    }
    if (names.isEmpty()) {
      return match.group();
    }
    List<Object> found = new ArrayList<>();
    names.forEach(name -> found.add(group(match, name, regex.names())));
    return found;
  }

  private static String groupName(Object written) {
    Matcher group = GROUP.matcher(PythonText.str(written));
    if (!group.lookingAt()) {
      throw new ExpressionException("expected a group like \\1 or \\g<name>, got "
          + PythonText.repr(written));
    }
    String name = group.group(1);
    if (name != null && name.chars().allMatch(Character::isDigit)) {
      throw new ExpressionException("no group named \"" + name + "\", expected \\" + name);
    }
    return name != null ? name : group.group(2);
  }

  private static Object findAll(Object value, Arguments arguments, Scope scope) {
    PythonRegex.Compiled regex = compiled(arguments.bind("regex", "multiline", "ignorecase"),
        "regex");
    Matcher match = regex.matcher(PythonText.str(value));
    List<Object> found = new ArrayList<>();
    while (match.find()) {
      found.add(match.groupCount() == 0
          ? match.group()
          : match.groupCount() == 1 ? present(match.group(1)) : groups(match));
    }
    return found;
  }

  private static Object groups(Matcher match) {
    Object[] groups = new Object[match.groupCount()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = present(match.group(i + 1));
    }
    return Order.tuple(groups);
  }

  private static String present(String group) {
    return group == null ? "" : group;
  }

  private static Object escape(Object value, Arguments arguments, Scope scope) {
    String type = arguments.bind("re_type").text("re_type", "python");
    String text = PythonText.str(value);
    return switch (type) {
      case "python" -> SPECIAL.matcher(text).replaceAll("\\\\$0");
      case "posix_basic" -> text.replaceAll("[\\].\\[^$*\\\\]", "\\\\$0");
      default -> throw new ExpressionException("unsupported re_type \"" + type + "\"");
    };
  }

  private static Object test(Object value, Arguments arguments, String otherwise) {
    boolean typed = arguments.named().containsKey("match_type")
        || arguments.positional().size() > 3;
    Arguments.Bound bound = typed
        ? arguments.bind("pattern", "ignorecase", "multiline", "match_type")
        : arguments.bind("pattern", "ignorecase", "multiline");
    Matcher match = compiled(bound, "pattern").matcher(PythonText.str(value));
    String type = typed ? bound.text("match_type") : otherwise;
    return switch (type) {
      case "match" -> match.lookingAt();
      case "fullmatch" -> match.matches();
      case "search" -> match.find();
      default -> throw new ExpressionException(
          "unknown match_type \"" + type + "\", expected match, fullmatch or search");
    };
  }
}
