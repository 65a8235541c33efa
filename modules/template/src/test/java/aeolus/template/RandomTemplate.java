package aeolus.template;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes templates at random, of blocks and expressions over a few variables. */
final class RandomTemplate {
  /** What the templates see. */
  static final Map<String, Object> VARS = new TreeMap<>(Map.of("n", 7, "m", -3, "r", 2.5, "s",
      "nsd", "t", "Example.NET", "e", "", "l", List.of(3, 1, 2), "w", List.of("b", "a", "C"), "d",
      Map.of("k", 1), "h", List.of(Map.of("name", "x", "port", 53), Map.of("name", "y"))));
  private static final int DEEPEST = 3;

  private final Random random;
  private int names;

  private RandomTemplate(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the template of a seed. */
  static TemplateCase of(long seed) {
    RandomTemplate template = new RandomTemplate(seed);
    Map<String, Object> vars = new TreeMap<>(VARS);
    vars.put("z", null);
    vars.put("b", seed % 2 == 0);
    return TemplateCase.of("random/" + seed, vars, template.blocks(2));
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean chance(int ofTen) {
    return random.nextInt(10) < ofTen;
  }

  private String blocks(int depth) {
    return IntStream.range(0, 1 + random.nextInt(3))
        .mapToObj(i -> block(depth))
        .collect(Collectors.joining());
  }

  private String block(int depth) {
    if (depth == 0) {
      return line();
    }
    return switch (random.nextInt(12)) {
      case 0, 1 -> tag("for x in " + list(1)) + "{{ loop.index }}={{ x }}" + any("\n", " ", "")
          + blocks(depth - 1) + (chance(3) ? tag("else") + line() : "") + tag("endfor");
      case 2 -> tag("for x in " + list(1) + " if " + truth(1)) + blocks(depth - 1)
          + tag("endfor");
      case 3 -> tag("for k, v in d.items()") + "{{ k }}{{ v }}" + blocks(depth - 1)
          + tag("endfor");
      case 4, 5 -> tag("if " + truth(2)) + blocks(depth - 1)
          + (chance(4) ? tag("elif " + truth(1)) + line() : "")
          + (chance(5) ? tag("else") + line() : "") + tag("endif");
      case 6 -> tag("set q = " + value(2)) + "{{ q }}\n";
      case 7 -> macro(depth);
      case 8 -> tag("with q = " + value(1)) + "{{ q }}" + blocks(depth - 1) + tag("endwith");
      case 9 -> tag("filter " + any("upper", "indent(2)", "trim", "replace('a', 'b')"))
          + blocks(depth - 1) + tag("endfilter");
      default -> line();
    };
  }

  private String macro(int depth) {
    String name = "macro" + names++;
    return tag("macro " + name + "(a, c=" + value(0) + ")") + "{{ a }}:{{ c }}"
        + blocks(depth - 1) + tag("endmacro") + "{{ " + name + "(" + value(1)
        + (chance(5) ? ", c=" + value(1) : "") + ") }}\n";
  }

  private String tag(String inside) {
    return any("{% ", "{% ", "{%- ", "{%") + inside
        + any(" %}", " %}\n", " %}\n", " -%}", " -%}\n");
  }

  private String line() {
    return any("", "  ", "a ", "\t") + any("", "", "{# c #}") + "{{ " + value(DEEPEST) + " }}"
        + any("\n", "\n", " b\n", "");
  }

  /** Something wrong now and then: both have to refuse it. */
  private String value(int depth) {
    return switch (random.nextInt(60)) {
      case 0 -> any("nope", "d.nope", "h[1].port", "l[9]", "e[0]", "s + 1", "l < 2", "z.a", "n()",
          "1 / 0", "'%d' % s", "w | sum", "n | length", "l.nope()", "x");
      case 1, 2, 3 -> any("z", "none", "()", "h", "h[0]", "d");
      default -> sound(depth);
    };
  }

  private String sound(int depth) {
    return switch (random.nextInt(11)) {
      case 0, 1, 2 -> number(depth);
      case 3, 4, 5 -> text(depth);
      case 6 -> numbers(depth);
      case 7 -> words(depth);
      case 8 -> truth(depth);
      default -> depth == 0 ? "d.k" : built(depth - 1);
    };
  }

  private String built(int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> "(" + value(depth) + " if " + truth(depth) + " else " + value(depth) + ")";
      case 1 -> "(" + any("nope", "d.nope", "z", "e", value(depth)) + ") | default(" + value(depth)
          + any("", ", true") + ")";
      case 2 -> "(" + value(depth) + any(" or ", " and ") + value(depth) + ")";
      case 3 -> "{" + text(depth) + ": " + value(depth) + ", 'k': " + value(depth) + "}";
      case 4 -> any("(", "[") + value(depth) + ", " + value(depth) + any(")", "]");
      case 5 -> "h | map(attribute='" + any("name'", "port', default=" + value(0)) + ") | list";
      default -> "(" + list(depth) + ") | " + any("list", "length", "to_json", "unique | list",
          "batch(2) | list", "slice(2) | list", "map('string') | list", "reverse | list",
          "map('default', 1) | list", "select | list", "reject('none') | list", "flatten",
          "select('number') | list", "zip([1, 2]) | list", "union([1, 9])", "to_nice_json",
          "to_yaml", "to_nice_yaml", "type_debug", "join('-')", "string");
    };
  }

  private String number(int depth) {
    if (depth == 0) {
      return any("n", "m", "r", "2", "3", "10", "1.5", "0.1", "d.k", "4294967296", "true");
    }
    String one = number(depth - 1);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> "(" + one + any(" + ", " - ", " * ") + number(depth - 1) + ")";
      case 3 -> "(" + one + any(" / ", " // ", " % ") + any("n", "m", "r", "2", "-3", "0.5") + ")";
      case 4 -> "(" + one + any(" + ", " - ", " * ") + number(0) + any(" + ", " * ") + number(0)
          + ")";
      case 5 -> "(" + one + ") | " + any("abs", "int", "float", "round", "round(1)",
          "round(1, 'floor')", "round(method='ceil')");
      case 6 -> "(" + any("-", "+", "") + any("n", "r", "2") + any("", " ** 2") + ")";
      case 7 -> "(" + list(depth - 1) + ") | " + any("length", "count");
      default -> "(" + text(depth - 1) + ") | "
          + any("length", "int", "int(5)", "float", "wordcount");
    };
  }

  private String text(int depth) {
    if (depth == 0) {
      return any("s", "t", "e", "'a b'", "\"it's\"", "'x\\ty'", "'7'", "'é'", "'1.5'", "'a\\nb'");
    }
    String one = "(" + text(depth - 1) + ")";
    return switch (random.nextInt(9)) {
      case 0 -> "(" + one + " ~ " + value(depth - 1) + ")";
      case 1 -> "(" + one + " + " + text(depth - 1) + ")";
      case 2 -> one + " | " + any("upper", "lower", "title", "capitalize", "trim", "reverse",
          "string", "replace('a', 'xy')", "center(9)", "indent(2)", "quote", "truncate(4)",
          "wordwrap(3)", "e", "urlencode", "b64encode", "to_json", "default('q')",
          "regex_replace('[aeiou]', '<\\\\0>')", "hash('sha1')", "basename", "comment");
      case 3 -> one + any(".upper()", ".lower()", ".strip()", ".title()", ".split('.')[0]",
          ".replace('a', '-')", ".ljust(6)", ".rjust(6, '*')", ".zfill(5)", ".rstrip('t')",
          ".capitalize()", ".center(7)", ".partition('.')[2]", ".swapcase()", ".lstrip()");
      case 4 -> one + "[" + any("1:", ":-1", "::2", "::-1", "1:2", "9:", "-3:") + "]";
      case 5 -> "(" + any("'%s-%s'", "'%d %s'", "'%5s|%-5s'", "'%05d %r'", "'%.2f %s'")
          + " % (" + number(depth - 1) + ", " + value(depth - 1) + "))";
      case 6 -> "(" + list(depth - 1) + ") | join(" + any("", "', '", "'-'") + ")";
      case 7 -> any("'{} {}'", "'{0}{1}{0}'", "'{:>5}{}'") + ".format(" + text(depth - 1) + ", "
          + value(depth - 1) + ")";
      default -> "(" + one + " * " + any("0", "2", "3") + ")";
    };
  }

  private String list(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> numbers(depth);
      case 1 -> words(depth);
      case 2 -> any("[]", "[1, 'a', none]", "d", "h", "'abc'", "[[1, 2], [3]]", "(1, 'x')",
          "d.values()", "d.keys()", "d.items()");
      default -> "[" + value(Math.max(0, depth - 1)) + ", " + value(Math.max(0, depth - 1)) + "]";
    };
  }

  private String numbers(int depth) {
    if (depth == 0) {
      return any("l", "range(3)", "range(5, 0, -2)", "[2, 1.5]", "(4, -1)", "range(0)");
    }
    String one = "(" + numbers(depth - 1) + ")";
    return switch (random.nextInt(4)) {
      case 0 -> "[" + number(depth - 1) + ", " + number(depth - 1) + "]";
      case 1 -> one + " | " + any("sort", "sort(reverse=true)", "unique | list",
          "map('string') | list", "select('odd') | list", "reject('gt', 1) | list", "list",
          "difference([1])", "batch(2, 0) | list", "map('abs') | list");
      case 2 -> "(" + one + " | list)[" + any("1:", ":1", "::-1", "::2", "-2:") + "]";
      default -> "[" + one + " | list | " + any("sum", "length") + ", 1]";
    };
  }

  private String words(int depth) {
    if (depth == 0) {
      return any("w", "['x', 'y']", "t.split('.')", "h | map(attribute='name') | list", "[s, t]");
    }
    String one = "(" + words(depth - 1) + ")";
    return switch (random.nextInt(4)) {
      case 0 -> "[" + text(depth - 1) + ", " + text(depth - 1) + "]";
      case 1 -> one + " | " + any("sort", "sort(case_sensitive=true)", "unique | list",
          "map('upper') | list", "map('length') | list", "select('match', '[a-c]') | list",
          "reject('in', ['a']) | list", "map('replace', 'a', 'o') | list");
      case 2 -> "(" + one + " + " + words(depth - 1) + ")";
      default -> one + "[" + any("1:", ":1", "::-1", "-1:") + "]";
    };
  }

  private String truth(int depth) {
    if (depth == 0) {
      return any("b", "true", "false", "n", "e", "z", "l", "s == 'nsd'", "nope is defined");
    }
    return "(" + condition(depth - 1) + ")";
  }

  private String condition(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> value(depth) + any(" == ", " != ") + value(depth);
      case 1 -> number(depth) + any(" < ", " >= ", " > ", " <= ") + number(depth)
          + any("", " <= 9", " != 3");
      case 2 -> text(depth) + any(" < ", " in ", " not in ", " >= ") + text(depth);
      case 3 -> "(" + value(depth) + ") is " + any("none", "string", "number", "mapping",
          "iterable", "sequence", "not none", "sameas true", "boolean", "integer", "float",
          "in [1, 7]", "eq 7", "true", "defined", "not defined", "truthy");
      case 4 -> "not " + truth(depth);
      case 5 -> truth(depth) + any(" and ", " or ") + truth(depth);
      case 6 -> value(depth) + any(" in ", " not in ") + "(" + numbers(depth) + ")";
      default -> "(" + text(depth) + ") is "
          + any("lower", "upper", "match('n')", "search('s')", "contains('a')", "gt 'b'");
    };
  }
}
