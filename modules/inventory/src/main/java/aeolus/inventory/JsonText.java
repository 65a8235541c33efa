package aeolus.inventory;

import aeolus.core.python.PythonFloat;
import aeolus.core.python.PythonJson;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values as Python's json module does with sorted keys, an indent of four and no escapes
 * beyond the necessary; secrets by Ansible's own encoding.
 */
final class JsonText {
  private static final String INDENT = "    ";

  private final StringBuilder out;

  private JsonText(StringBuilder out) {
    this.out = out;
  }

  /** Returns a value, the lines after the first indented by so many levels. */
  static byte[] of(Object value, int depth) {
    StringBuilder out = new StringBuilder();
    new JsonText(out).value(value, depth);
    return octets(out);
  }

  /** Returns a key with its colon and the value behind it. */
  static byte[] ofEntry(String key, Object value, int depth) {
    StringBuilder out = new StringBuilder();
    string(key, out);
    out.append(": ");
    new JsonText(out).value(value, depth);
    return octets(out);
  }

  private static byte[] octets(StringBuilder out) {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case String text -> string(text, out);
      case Boolean truth -> out.append(truth.booleanValue());
      case Double number -> out.append(PythonFloat.text(number));
      case Number number -> out.append(number);
      case List<?> list -> list(list, depth);
      case Map<?, ?> map -> map(map, depth);
      case UnsafeText unsafe -> map(Map.of("__ansible_unsafe", unsafe.text()), depth);
      case SecretText secret -> secret(secret, depth);
      default -> throw new IllegalArgumentException("no variable: " + value.getClass());
    }
  }

  /** An encrypted value stays encrypted; one of an encrypted file is shown, as Ansible shows it. */
  private void secret(SecretText secret, int depth) {
    if (secret.envelope().isPresent()) {
      map(Map.of("__ansible_vault", secret.envelope().get()), depth);
    } else {
      string(secret.revealText(), out);
    }
  }

  private void list(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    String separator = "[";
    for (Object item : list) {
      out.append(separator);
      newLine(depth + 1);
      value(item, depth + 1);
      separator = ",";
    }
    newLine(depth);
    out.append(']');
  }

  private void map(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    Map<String, Object> sorted = new TreeMap<>(CodePoints.ORDER);
    map.forEach((key, value) -> sorted.put((String) key, value));
    String separator = "{";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(separator);
      newLine(depth + 1);
      string(entry.getKey(), out);
      out.append(": ");
      value(entry.getValue(), depth + 1);
      separator = ",";
    }
    newLine(depth);
    out.append('}');
  }

  private void newLine(int depth) {
    out.append('\n');
    for (int i = 0; i < depth; i++) {
      out.append(INDENT);
    }
  }

  private static void string(String text, StringBuilder out) {
    PythonJson.appendString(text, false, out);
  }
}
