package aeolus.template.library;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Scope;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters to and from JSON. */
final class JsonFilters {
  private static final ObjectMapper READER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("to_json", (value, arguments, _) -> write(value, arguments, -1, false));
    filters.put("to_nice_json", (value, arguments, _) -> write(value, arguments, 4, true));
    filters.put("tojson", JsonFilters::htmlSafe);
    filters.put("from_json", JsonFilters::read);
  }

  private static String write(Object value, Arguments arguments, int indent, boolean sorted) {
    Arguments.Bound bound = arguments.bind("indent", "sort_keys", "ensure_ascii");
    int width = bound.get("indent", null) == null ? indent : bound.integer("indent");
    return JsonWriter.write(value, width, bound.truth("sort_keys", sorted),
        bound.truth("ensure_ascii", true));
  }

  /** Jinja2's, which can stand in HTML. */
  private static String htmlSafe(Object value, Arguments arguments, Scope scope) {
    int indent = arguments.bind("indent").integer("indent", -1);
    return JsonWriter.write(value, indent, true, true)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("'", "\\u0027");
  }

  private static Object read(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    try {
      return plain(READER.readValue(AnsibleValues.text(value), Object.class));
    } catch (JsonProcessingException e) {
      throw new ExpressionException("no JSON: " + e.getOriginalMessage());
    }
  }

  /** Makes Jackson's values those of Python. */
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, Object> plain = new LinkedHashMap<>();
        map.forEach((key, item) -> plain.put(key, plain(item)));
        yield plain;
      }
      case List<?> list -> {
        List<Object> plain = new ArrayList<>();
        list.forEach(item -> plain.add(plain(item)));
        yield plain;
      }
      case BigInteger big -> PythonValues.integer(big);
      case Number number -> PythonValues.number(number);
      case null, default -> value;
    };
  }
}
