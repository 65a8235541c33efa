package aeolus.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks templates at random, as slips of the hand do. */
final class RandomDamage {
  private static final Pattern TOKEN = Pattern
      .compile("\\{[{%#]-?|-?[}%#]\\}|\\w+|'[^'\\n]*'|[^\\s\\w]");
  private static final List<String> INSERTED = List.of("{{", "}}", "{%", "%}", "{#", "#}", "(", ")",
      "[", "]", "{", "}", "'", "\"", "|", ".", ",", "~", "\\", "%", "-", "{% if %}", "{% endfor %}",
      "{% else %}", "{{ }}", "is", "in", "not", "\u0000", "\ud83d", "{% raw %}", "{% block x %}");

  private final Random random;

  RandomDamage(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a case with one of its files broken. */
  TemplateCase breakOne(TemplateCase template) {
    Map<String, String> files = new LinkedHashMap<>(template.files());
    List<String> names = List.copyOf(files.keySet());
    String name = names.get(random.nextInt(names.size()));
    String broken = files.get(name);
    for (int times = 1 + random.nextInt(2); times > 0; times--) {
      broken = once(broken);
    }
    files.put(name, broken);
    return new TemplateCase(template.name(), template.vars(), files);
  }

  private String once(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + INSERTED.get(random.nextInt(INSERTED.size()))
          + text.substring(at);
      case 2 -> text.isEmpty() ? text : text.substring(0, Math.max(0, at - 1)) + text.substring(at);
      case 3 -> token(text, at, "");
      case 4 -> token(text, at, "$0$0");
      default -> token(text, at, "$0 $0");
    };
  }

  /** Deletes or doubles the token after a place. */
  private static String token(String text, int at, String replacement) {
    Matcher token = TOKEN.matcher(text);
    if (!token.find(at)) {
      return text;
    }
    String put = replacement.replace("$0", token.group());
    return text.substring(0, token.start()) + put + text.substring(token.end());
  }
}
