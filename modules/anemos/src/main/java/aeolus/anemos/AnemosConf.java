package aeolus.anemos;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of one deployment as the host gets them: {@code anemos.conf}. */
public final class AnemosConf {
  private final Map<String, String> settings = new LinkedHashMap<>();

  /** Sets a key of docs/PROTOCOL.md to a text. */
  public AnemosConf set(String key, String value) {
    if (!key.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("no key of anemos.conf: " + key);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control character in " + key);
    }
    settings.put(key, value);
    return this;
  }

  /** Sets a key to a number. */
  public AnemosConf set(String key, long value) {
    return set(key, Long.toString(value));
  }

  /** Returns what a key is set to, or an empty text. */
  public String get(String key) {
    return settings.getOrDefault(key, "");
  }

  /** Returns the file's text: shell-style {@code key='value'} lines. */
  public String text() {
    return settings.entrySet()
        .stream()
        .map(entry -> entry.getKey() + "=" + ShellWords.quote(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }
}
