package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Reads {@code attribute=} arguments: {@code a.b.0}, as Jinja2's {@code make_attrgetter}. */
final class Attributes {
  private Attributes() {}

  /**
   * Returns what reads an attribute of an item.
   *
   * @param attribute a path, an index, or null for the item itself
   * @return gives a {@link Missing} where there is none
   */
  static UnaryOperator<Object> reader(Object attribute) {
    if (attribute == null) {
      return item -> item;
    }
    if (PythonValues.asInteger(attribute).isPresent()) {
      return item -> Items.item(item, attribute, "an item of the list");
    }
    String[] steps = PythonText.str(attribute).split("\\.", -1);
    return item -> read(item, steps);
  }

  private static Object read(Object item, String... steps) {
    Object value = item;
    for (String step : steps) {
      value = Missing.require(value);
      Object key = step.matches("\\d{1,9}") ? (Object) Long.valueOf(step) : step;
      Object found = Items.item(value, key, "an item of the list");
      value = found instanceof Missing && key instanceof String name
          ? Items.attribute(value, name, "an item of the list")
          : found;
    }
    return value;
  }

  /** Returns what reads an attribute that must be there. */
  static UnaryOperator<Object> required(Object attribute) {
    UnaryOperator<Object> reader = reader(attribute);
    return item -> Missing.require(reader.apply(Missing.require(item)));
  }

  /** Ignores the case of texts, unless told not to. */
  static UnaryOperator<Object> key(Object attribute, boolean caseSensitive) {
    UnaryOperator<Object> reader = required(attribute);
    return caseSensitive ? reader : item -> lower(reader.apply(item));
  }

  private static Object lower(Object value) {
    return value instanceof CharSequence text
        ? text.toString().toLowerCase(Locale.ROOT)
        : value;
  }
}
