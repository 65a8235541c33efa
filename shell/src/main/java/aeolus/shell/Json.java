package aeolus.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints values as JSON. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Reads JSON that this program wrote. */
  static JsonNode tree(byte[] octets) {
    try {
      return MAPPER.readTree(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an object of keys and values in turn, which keeps their order; values may be null. */
  static Map<String, Object> object(Object... keysAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  /** Prints a value on one line of standard output, at once. */
  static void print(Output output, Object value) {
    try {
      String line = MAPPER.writeValueAsString(value);
      output.foreground().print(() -> {
        output.result(line);
        output.flush();
      });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
