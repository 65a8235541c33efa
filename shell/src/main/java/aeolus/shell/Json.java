package aeolus.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Prints values as JSON. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Prints a value on one line of standard output, at once. */
  static void print(Output output, Object value) {
    try {
      String line = MAPPER.writeValueAsString(value);
      synchronized (output) {
        output.result(line);
        output.flush();
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
