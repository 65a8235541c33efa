package aeolus.anemos;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code anemos check} or {@code anemos status} printed about a host, see docs/PROTOCOL.md for
 * the names.
 */
public final class HostFacts {
  private final Map<String, String> facts;

  private HostFacts(Map<String, String> facts) {
    this.facts = facts;
  }

  /** Reads {@code key=value} lines; other lines are passed over. */
  public static HostFacts parse(String output) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : output.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.substring(0, equals).matches("[a-z][a-z0-9_]*")) {
        facts.put(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    return new HostFacts(Collections.unmodifiableMap(facts));
  }

  /** Returns a fact, or empty where the host said nothing or nothing of use. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(facts.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns a fact that is a whole number. */
  public OptionalLong number(String name) {
    String value = facts.getOrDefault(name, "");
    return value.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  /** Returns the facts {@code NAME_1}, {@code NAME_2} and so on, in their order. */
  public Stream<String> numbered(String name) {
    return facts.entrySet()
        .stream()
        .filter(fact -> fact.getKey().matches(Pattern.quote(name) + "_[0-9]+"))
        .map(Map.Entry::getValue);
  }

  /** Returns all facts, in the order in which the host told them. */
  public Map<String, String> asMap() {
    return facts;
  }

  @Override
  public String toString() {
    return facts.toString();
  }
}
