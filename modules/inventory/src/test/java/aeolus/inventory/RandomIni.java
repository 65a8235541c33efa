package aeolus.inventory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** INI inventories with all kinds of values. */
final class RandomIni {
  private static final List<String> VALUES = List.of("1", "0", "007", "0o17", "0x1F", "0b101",
      "1_000", "1__0", "1e3", "1.5", ".5", "1.", "-1", "+1", "--1", "True", "true", "None", "none",
      "yes", "'quoted'", "\"double\"", "'a' 'b'", "[1, 'two', 3.0]", "[a, b]",
      "{'k': 'v', 2: None}",
      "{}", "[]", "()", "(1,)", "(1)", "1,2", "1, 'b'", "plain text", "a=b", "10.0.0.1",
      "user@host",
      "'it''s'", "u'\\u00e9'", "r'\\n'", "b'bytes'", "'\\x41\\t\\101'", "'''triple'''", "'open",
      "1 # comment", "text # comment", "/a/path", "-1.5e-3", "1e400",
      "123456789012345678901234567890",
      "not True", "a.b", "{{ other }}", "[", "'\\N{DASH}'", "1if", "0_7", "\u00e4\u00f6\u00fc", "=",
      "", "~", "1 + 2", "f'x'", "'a', 'b'", "[1,2,]", "{1: 2,}", "- 3", "1e16", "1e-5",
      "12345.678e10",
      "'a\\qb'", "'a\\\\b'", "[True,False,None]", "1 2", "''", "'\"'", "00", "0_0");

  private final Random random;
  private final RandomNames names;
  private final StringBuilder out = new StringBuilder();

  RandomIni(Random random, RandomNames names) {
    this.random = random;
    this.names = names;
  }

  String text() {
    Set<String> declared = new LinkedHashSet<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < random.nextInt(3); i++) {
      host();
    }
    for (int i = 0; i < count; i++) {
      declared.add(names.group());
    }
    declared.forEach(this::hostsOf);
    for (String group : declared) {
      if (random.nextInt(3) == 0) {
        varsOf(group);
      }
      childrenOf(group, declared);
    }
    return out.toString();
  }

  private void hostsOf(String group) {
    out.append("[")
        .append(group)
        .append(random.nextInt(8) == 0 ? ":hosts]" : "]")
        .append(random.nextInt(5) == 0 ? "  # comment" : "")
        .append('\n');
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      host();
    }
  }

  private void host() {
    out.append(random.nextInt(6) == 0 ? "  " : "").append(names.host());
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      out.append(' ').append(names.var()).append('=').append(word(value()));
    }
    out.append(random.nextInt(8) == 0 ? " # end\n" : "\n");
    out.append(random.nextInt(8) == 0 ? "; a comment\n\n" : "");
  }

  private String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  /** Quotes a value for the shell-like words of a host line. */
  private String word(String value) {
    if (value.matches("[\\w.+-]*")) {
      return value;
    }
    return random.nextBoolean()
        ? "'" + value.replace("'", "'\"'\"'") + "'"
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void varsOf(String group) {
    out.append('[').append(group).append(":vars]\n");
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(names.var())
          .append(random.nextInt(3) == 0 ? " = " : "=")
          .append(value())
          .append('\n');
    }
    if (random.nextInt(6) == 0) {
      out.append("ansible_group_priority=").append(random.nextInt(5)).append('\n');
    }
  }

  private void childrenOf(String group, Set<String> declared) {
    String child = names.childOf(group);
    if (child != null && declared.contains(child) && random.nextInt(2) == 0) {
      out.append('[').append(group).append(":children]\n").append(child).append("  # sub\n");
    }
  }
}
