package aeolus.template.library;

import aeolus.core.python.OwnRepr;
import aeolus.core.python.PythonFloat;
import aeolus.core.python.PythonJson;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes JSON as Python's {@code json.dumps}. */
final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final int indent;
  private final boolean sorted;
  private final boolean ascii;

  private JsonWriter(int indent, boolean sorted, boolean ascii) {
    this.indent = indent;
    this.sorted = sorted;
    this.ascii = ascii;
  }

  /**
   * Writes a value.
   *
   * @param indent of each level, below 0 for one line
   */
  static String write(Object value, int indent, boolean sorted, boolean ascii) {
    JsonWriter writer = new JsonWriter(indent, sorted, ascii);
    writer.value(value, 0);
    return writer.out.toString();
  }

  private void value(Object value, int depth) {
    switch (Missing.require(value)) {
      case null -> out.append("null");
      case Boolean truth -> out.append(truth.booleanValue());
      case Double real -> out.append(PythonFloat.text(real));
      case Number number -> out.append(number);
      case CharSequence text -> string(text.toString());
      case OwnRepr own -> throw new ExpressionException(
          "cannot write " + own.repr() + " as JSON, expected a list: add \"| list\" before");
      case List<?> list -> list(list, depth);
      case Map<?, ?> map -> map(map, depth);
      default -> throw new ExpressionException(
          "no JSON for a value of type " + PythonValues.typeName(value));
    }
  }

  private void list(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Object item : list) {
      separate(first, depth + 1);
      value(item, depth + 1);
      first = false;
    }
    newLine(depth);
    out.append(']');
  }

  private void map(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean first = true;
    Map<Object, Object> entries = SequenceFilters.copy(map);
    List<?> keys = sorted
        ? Order.sorted(new ArrayList<>(entries.keySet()), key -> key, false)
        : new ArrayList<>(entries.keySet());
    for (Object key : keys) {
      separate(first, depth + 1);
      string(key(key));
      out.append(": ");
      value(entries.get(key), depth + 1);
      first = false;
    }
    newLine(depth);
    out.append('}');
  }

  private static String key(Object key) {
    return switch (key) {
      case null -> "null";
      case Boolean truth -> truth.toString();
      case Double real -> PythonFloat.text(real);
      case CharSequence text -> text.toString();
      case Number number -> number.toString();
      default -> throw new ExpressionException("a " + PythonValues.typeName(key)
          + " can be no key in JSON, expected a string or number");
    };
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(indent < 0 ? ", " : ",");
    }
    newLine(depth);
  }

  private void newLine(int depth) {
    if (indent >= 0) {
      out.append('\n').repeat(" ", indent * depth);
    }
  }

  private void string(String text) {
    PythonJson.appendString(text, ascii, out);
  }
}
