package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Operators;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Tests of Jinja2's and Ansible's, but for those on texts: see {@link RegexFilters}. */
final class Tests {
  private Tests() {}

  static void register(Map<String, Filter> tests) {
    ofAny(tests, "boolean", value -> value instanceof Boolean);
    ofAny(tests, "true", value -> Boolean.TRUE.equals(value));
    ofAny(tests, "false", value -> Boolean.FALSE.equals(value));
    ofAny(tests, "integer", value -> !(value instanceof Boolean)
        && PythonValues.asInteger(value).isPresent());
    ofAny(tests, "float", value -> value instanceof Double);
    ofAny(tests, "number", PythonValues::isNumber);
    ofAny(tests, "string", value -> value instanceof CharSequence);
    ofAny(tests, "mapping", value -> value instanceof Map);
    plain(tests, "iterable", Tests::isIterable);
    ofAny(tests, "sequence", Tests::isIterable);
    plain(tests, "callable", value -> value instanceof Callable);
    plain(tests, "lower", value -> isCased(value, true));
    plain(tests, "upper", value -> isCased(value, false));
    plain(tests, "even", value -> PythonValues.equal(remainder(value, 2L), 0L));
    plain(tests, "odd", value -> PythonValues.equal(remainder(value, 2L), 1L));
    tests.put("divisibleby", (value, arguments, _) -> PythonValues
        .equal(remainder(value, arguments.bind("num").get("num")), 0L));
    comparisons(tests);
    tests.put("sameas", (value, arguments, _) -> isSame(value,
        arguments.bind("other").get("other")));
    tests.put("filter", (value, arguments, scope) -> {
      arguments.bind();
      return scope.filter(builtin(value)) != null;
    });
    tests.put("test", (value, arguments, scope) -> {
      arguments.bind();
      return scope.test(builtin(value)) != null;
    });
    ansible(tests);
  }

  private static String builtin(Object name) {
    String text = AnsibleValues.text(name);
    return text.startsWith("ansible.builtin.") ? text.substring(16) : text;
  }

  private static void plain(Map<String, Filter> tests, String name, Predicate<Object> test) {
    tests.put(name, (value, arguments, _) -> {
      arguments.bind();
      return test.test(value);
    });
  }

  /** Python asks these of what is not defined, too: it is none of them. */
  private static void ofAny(Map<String, Filter> tests, String name, Predicate<Object> test) {
    tests.put(name, Filter.ofMissing((value, arguments, _) -> {
      arguments.bind();
      return !(value instanceof Missing) && test.test(value);
    }));
  }

  private static boolean isIterable(Object value) {
    return value instanceof List || value instanceof Map || value instanceof CharSequence;
  }

  private static Object remainder(Object value, Object divisor) {
    if (!PythonValues.isNumber(value)) {
      throw new ExpressionException("expected a number, got " + PythonValues.typeName(value));
    }
    return Operators.remainder(value, divisor);
  }

  private static boolean isCased(Object value, boolean lower) {
    String text = PythonText.str(value);
    boolean some = text.codePoints()
        .anyMatch(lower ? Character::isLowerCase : Character::isUpperCase);
    return some && text.codePoints()
        .noneMatch(lower ? Character::isUpperCase : Character::isLowerCase);
  }

  private static void comparisons(Map<String, Filter> tests) {
    compared(tests, "==", "==", "eq", "equalto");
    compared(tests, "!=", "!=", "ne");
    compared(tests, "<", "<", "lt", "lessthan");
    compared(tests, "<=", "<=", "le");
    compared(tests, ">", ">", "gt", "greaterthan");
    compared(tests, ">=", ">=", "ge");
    tests.put("in", (value, arguments, _) -> Operators.compare("in", value,
        arguments.bind("seq").get("seq")));
  }

  private static void compared(Map<String, Filter> tests, String operator, String... names) {
    for (String name : names) {
      tests.put(name, (value, arguments, _) -> Operators.compare(operator, value,
          arguments.bind("other").get("other")));
    }
  }

  /** Python's {@code is} for the values that there is one of; others cannot be told. */
  private static boolean isSame(Object value, Object other) {
    boolean single = value == null || other == null || value instanceof Boolean
        || other instanceof Boolean;
    if (!single) {
      throw new ExpressionException("is supported for true, false and none only");
    }
    return value == null ? other == null : value.equals(other);
  }

  private static void ansible(Map<String, Filter> tests) {
    tests.put("contains", (value, arguments, _) -> Operators.compare("in",
        arguments.bind("item").get("item"), value));
    plain(tests, "any", value -> Items.iterate(value).stream().anyMatch(PythonValues::isTrue));
    plain(tests, "all", value -> Items.iterate(value).stream().allMatch(PythonValues::isTrue));
    tests.put("truthy", (value, arguments, _) -> truth(value, arguments));
    tests.put("falsy", (value, arguments, _) -> !truth(value, arguments));
    tests.put("subset", (value, arguments, _) -> within(value,
        arguments.bind("b").get("b")));
    tests.put("issubset", tests.get("subset"));
    tests.put("superset", (value, arguments, _) -> within(arguments.bind("b").get("b"), value));
    tests.put("issuperset", tests.get("superset"));
    tests.put("version", Versions::test);
    tests.put("version_compare", Versions::test);
    plain(tests, "nan", value -> value instanceof Double real && real.isNaN());
    plain(tests, "isnan", value -> value instanceof Double real && real.isNaN());
  }

  private static boolean truth(Object value, Arguments arguments) {
    boolean convert = arguments.bind("convert_bool").truth("convert_bool", false);
    if (convert && value instanceof CharSequence text) {
      String word = text.toString().toLowerCase(Locale.ROOT).strip();
      return AnsibleValues.TRUE.contains(word)
          || (!AnsibleValues.FALSE.contains(word) && !word.isEmpty());
    }
    return PythonValues.isTrue(value);
  }

  private static boolean within(Object part, Object whole) {
    List<?> items = Items.iterate(whole);
    items.forEach(Items::requireHashable);
    Items.iterate(part).forEach(Items::requireHashable);
    return Items.iterate(part).stream().allMatch(item -> Order.contains(items, item));
  }
}
