package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Ansible's {@code lookup}, {@code query} and {@code q}. */
final class Lookups {
  private static final Set<String> HANDLINGS = Set.of("strict", "ignore");

  private final Map<String, Lookup> lookups = new TreeMap<>();

  /** Finds the values of terms. */
  @FunctionalInterface
  private interface Finding {
    List<Object> find(List<Object> terms, Options options, Scope scope);
  }

  private record Lookup(Set<String> options, Finding finding) {}

  Lookups(Path project) {
    LookupFiles files = new LookupFiles(project);
    LookupCommands commands = new LookupCommands(project);
    add("file", Set.of("lstrip", "rstrip"), (terms, options, _) -> {
      boolean left = options.truth("lstrip", false);
      boolean right = options.truth("rstrip", true);
      return each(terms, term -> stripped(files.read(text(term)), left, right));
    });
    add("pipe", Set.of(), (terms, _, _) -> each(terms, term -> commands.output(text(term))));
    add("env", Set.of("default"), (terms, options, _) -> {
      Object other = options.take("default", "");
      return each(terms, term -> environment(text(term), other));
    });
    add("vars", Set.of("default"), (terms, options, scope) -> {
      Object other = options.take("default", null);
      return each(terms, term -> variable(text(term), other, options.has("default"), scope));
    });
    add("items", Set.of(), (terms, _, _) -> flattened(terms));
    add("indexed_items", Set.of(), (terms, _, _) -> indexed(flattened(terms)));
    add("dict", Set.of(), (terms, _, _) -> entries(terms));
  }

  private void add(String name, Set<String> options, Finding finding) {
    lookups.put(name, new Lookup(options, finding));
  }

  void register(Map<String, Callable> functions) {
    functions.put("lookup", (arguments, scope) -> lookUp(arguments, false, scope));
    functions.put("query", (arguments, scope) -> lookUp(arguments, true, scope));
    functions.put("q", (arguments, scope) -> lookUp(arguments, true, scope));
  }

  private Object lookUp(Arguments arguments, boolean wantsList, Scope scope) {
    if (arguments.positional().isEmpty()) {
      throw new ExpressionException("expected the name of a lookup: " + names());
    }
    Lookup lookup = lookup(Missing.require(arguments.positional().getFirst()));
    Options options = new Options(arguments.named());
    boolean list = options.truth("wantlist", wantsList);
    boolean strict = isStrict(options.take("errors", "strict"));
    options.requireAll(lookup.options());
    List<Object> terms = new ArrayList<>();
    arguments.rest().positional().forEach(term -> terms.add(Missing.require(term)));
    try {
      List<Object> found = lookup.finding().find(terms, options, scope);
      return list ? found : joined(found);
    } catch (NotFound e) {
      if (strict) {
        throw e;
      }
      return list ? List.of() : null;
    }
  }

  private Lookup lookup(Object name) {
    Lookup lookup = name instanceof CharSequence ? lookups.get(plainName(name.toString())) : null;
    if (lookup == null) {
      throw new ExpressionException("unknown lookup " + PythonText.repr(name) + ", there are "
          + names());
    }
    return lookup;
  }

  private static String plainName(String name) {
    return name.replaceFirst("^ansible\\.(?:builtin|legacy)\\.", "");
  }

  private String names() {
    return String.join(", ", lookups.keySet());
  }

  private static boolean isStrict(Object errors) {
    if (!HANDLINGS.contains(errors)) {
      throw new ExpressionException("argument \"errors\" is no good, expected strict or "
          + "ignore, got " + PythonText.repr(errors));
    }
    return errors.equals("strict");
  }

  /** Joins texts; of other values, a single one is the result, as are several together. */
  private static Object joined(List<Object> found) {
    if (!found.isEmpty() && found.stream().allMatch(CharSequence.class::isInstance)) {
      return String.join(",", found.stream().map(Object::toString).toList());
    }
    return found.size() == 1 ? found.getFirst() : found;
  }

  private static List<Object> each(List<Object> terms,
      UnaryOperator<Object> lookup) {
    List<Object> found = new ArrayList<>();
    terms.forEach(term -> found.add(lookup.apply(term)));
    return found;
  }

  private static String text(Object term) {
    if (term instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException("expected a string, got " + PythonValues.typeName(term));
  }

  private static String stripped(String text, boolean left, boolean right) {
    String begun = left ? text.stripLeading() : text;
    return right ? begun.stripTrailing() : begun;
  }

  private static Object environment(String term, Object other) {
    String[] words = term.strip().split("\\s+");
    String value = System.getenv(words[0]);
    return value == null ? other : value;
  }

  private static Object variable(String name, Object other, boolean hasOther, Scope scope) {
    Object value = scope.variable(name);
    if (!(value instanceof Missing missing)) {
      return value;
    }
    if (hasOther) {
      return other;
    }
    throw missing.exception();
  }

  /** Takes the items of lists one level deep. */
  private static List<Object> flattened(List<Object> terms) {
    List<Object> items = new ArrayList<>();
    for (Object term : terms) {
      if (term instanceof List<?> list) {
        items.addAll(list);
      } else {
        items.add(term);
      }
    }
    return items;
  }

  private static List<Object> indexed(List<Object> items) {
    List<Object> indexed = new ArrayList<>();
    for (Object item : items) {
      indexed.add(new Tuple(Arrays.asList((long) indexed.size(), item)));
    }
    return indexed;
  }

  private static List<Object> entries(List<Object> terms) {
    List<Object> entries = new ArrayList<>();
    for (Object term : terms) {
      if (!(term instanceof Map<?, ?>)) {
        throw new ExpressionException("expected a dict, got " + PythonValues.typeName(term));
      }
      Items.dict(term).forEach((key, value) -> {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", key);
        entry.put("value", value);
        entries.add(entry);
      });
    }
    return entries;
  }

  /** What {@code errors='ignore'} makes nothing of. */
  static final class NotFound extends ExpressionException {
    private static final long serialVersionUID = 1;

    NotFound(String message) {
      super(message);
    }
  }

  /** Named arguments, each of which has to be known to the lookup. */
  private static final class Options {
    private final Map<String, Object> given;
    private final Map<String, Object> left;

    Options(Map<String, Object> given) {
      this.given = given;
      this.left = new HashMap<>(given);
    }

    boolean has(String name) {
      return given.containsKey(name);
    }

    Object take(String name, Object other) {
      left.remove(name);
      return has(name) ? Missing.require(given.get(name)) : other;
    }

    boolean truth(String name, boolean other) {
      return PythonValues.isTrue(take(name, other));
    }

    void requireAll(Set<String> known) {
      left.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
        throw new ExpressionException("unexpected argument \"" + name + "\"");
      });
    }
  }
}
