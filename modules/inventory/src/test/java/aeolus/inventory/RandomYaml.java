package aeolus.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** YAML (or JSON) inventories and files of variables, in block and flow style. */
final class RandomYaml {
  private static final List<String> SCALARS = List.of("yes", "no", "on", "Off", "y", "n", "true",
      "False", "TRUE", "~", "null", "Null", "", "1", "0", "-7", "+3", "017", "0o17", "08", "0x1F",
      "0b101", "1_000", "0_", "1e3", "1.5e+3", "1.5e3", "1.0", "-.5", ".5", "1.", "685.230_15e+03",
      ".inf", "-.INF", "190:20:30", "1:30", "01:30", "190:20:30.15", "2001-12-14", "2001-1-4",
      "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43", "2001-12-15 2:59:43.10 Z",
      "2001-12-14 21:59:43.5 +3", "'yes'", "\"1\"", "'it''s'", "\"tab\\tnew\\nline \\u00e9 \\x41\"",
      "plain words here", "a:b", "x#y", "\"a: b # c\"", "!!str 123",
      "!!int \"7\"",
      "!!float 3", "!unsafe \"{{ raw }}\"", "\"{{ other }}\"", "123456789012345678901234567890",
      "1e400", "9999999999999999.0", "0.00001", "1234567890.125e+20", "-0", "-0.0",
      "\u00fcml\u00e4ut",
      "\"\\U0001F600\"", "<<x", "'~'", "'*'", "=x", "0xfg", "1_0.5_0", "12e03",
      "-x", "+", ".", "1.2.3", "10.0.0.1", "::1", "a\\b", "\"\"", "''", "NO",
      "!!bool yes", "!!null x", "+.inf", ".NaN", "-0x1F", "+0b1_0", "0x", "0b", "-017", "1__0",
      "_1",
      "1_", "1.e+3", "1.5e+03", "+1.5", "-1:30", "1:60", "190:20", "0:30", "01:30:15", "1:1:1.5",
      "2024-02-30x", "2024-1-1 1:02:03", "2024-01-01T00:00:00Z", "2024-01-01 10:00:00 -0530",
      "2024-01-01T10:00:00.123456789", "tRue", "oN", "nULL", "Y", "N", "!!str ", "!!str yes", "! 1",
      "!!float 1e3", "!!int 0x10", "!!timestamp 2024-01-01", "\"a\\\n  b\"", "'a\n\n  b'",
      "!unsafe 5", "!unsafe yes", "\"\\e\\0\\_\\N\"", "a # comment", "'a'  # comment",
      "%x", "?x", ":x", "-", "---x", "x: ", "!<tag:yaml.org,2002:str> 1", "10_000.5",
      "1e+3", "1E3", "0.1e-5", "0o", "0O17", "0X1F", "00", "0_7", "1,000", "12:30:45.678", "0.1",
      "100000000000000000000.0", "1e-7", "-1_0", "2001-12-14T",
      "0:0");
  private static final List<String> JSON_SCALARS = List.of("1", "-2.50", "1e3", "1E400", "true",
      "false", "null", "\"text\"", "\"yes\"", "\"\\u00e9\\n\\\"\"", "12345678901234567890123", "0",
      "-0", "1.0", "\"\"", "{\"__ansible_unsafe\": \"{{ x }}\"}", "-0.0", "1e-5", "[]", "{}",
      "\"\\ud83d\\ude00\"", "\"a/b\"");

  private static final List<String> ODD_KEYS = List.of("1", "yes", "~", "1.50", "0x10", "'1'");
  private static final Pattern REFERENCE = Pattern.compile("([&*])([ms]\\d+)");

  private final Random random;
  private final RandomNames names;
  private final boolean json;
  private final List<String> mapAnchors = new ArrayList<>();
  private final List<String> hostAnchors = new ArrayList<>();
  private final List<String> anchors = new ArrayList<>();
  private int anchorCount;

  RandomYaml(Random random, RandomNames names) {
    this(random, names, false);
  }

  private RandomYaml(Random random, RandomNames names, boolean json) {
    this.random = random;
    this.names = names;
    this.json = json;
  }

  static RandomYaml json(Random random, RandomNames names) {
    return new RandomYaml(random, names, true);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** A whole inventory. */
  String inventory() {
    StringBuilder out = new StringBuilder(json || oneIn(2) ? "" : "---\n");
    int count = 1 + random.nextInt(4);
    List<Entry> groups = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      String group = oneIn(2) ? "all" : names.group();
      if (seen.add(group)) {
        groups.add(new Entry(key(group), group(group, 0)));
      }
    }
    map(groups, 0, json).appendTo(out);
    return defined(out.toString()) + (json || oneIn(8) ? "" : "\n");
  }

  /** A file of variables. */
  String vars() {
    StringBuilder out = new StringBuilder();
    List<Entry> entries = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(key(names.var()), value(1, json)));
    }
    map(entries, 0, json).appendTo(out);
    return defined(out.toString()) + "\n";
  }

  /** Replaces aliases that shuffling has put before their anchors. */
  private static String defined(String text) {
    Matcher reference = REFERENCE.matcher(text);
    Set<String> known = new LinkedHashSet<>();
    StringBuilder out = new StringBuilder();
    while (reference.find()) {
      String name = reference.group(2);
      boolean keep = reference.group(1).equals("&") ? known.add(name) : known.contains(name);
      reference.appendReplacement(out,
          keep ? "$0" : name.startsWith("m") ? "{}" : "5");
    }
    return reference.appendTail(out).toString();
  }

  /** A rendered value; in block style it begins with a new line. */
  private record Text(String text) {
    void appendTo(StringBuilder out) {
      out.append(text.startsWith("\n") ? text.substring(1) : text);
    }
  }

  private record Entry(String key, String value) {}

  private String key(String name) {
    if (json) {
      return "\"" + name + "\"";
    }
    boolean plain = name.matches("[\\w.-]+") && !name.matches("[yn0-9.-].*");
    return plain && !oneIn(5) ? name : oneIn(2) ? "'" + name + "'" : "\"" + name + "\"";
  }

  private String group(String name, int depth) {
    if (oneIn(10)) {
      return json ? "null" : "";
    }
    List<Entry> sections = new ArrayList<>();
    boolean flow = json || oneIn(6);
    if (oneIn(2)) {
      sections.add(new Entry(key("vars"), varsMap(depth + 2, flow, true)));
    }
    if (!oneIn(4)) {
      sections.add(new Entry(key("hosts"), hosts(depth + 2, flow)));
    }
    if (!oneIn(3) && depth < 6) {
      sections.add(new Entry(key("children"), children(name, depth + 2, flow)));
    }
    oddSection(sections);
    java.util.Collections.shuffle(sections, random);
    return map(sections, depth + 1, flow).text();
  }

  /** What Ansible passes over with a warning, takes for a mapping, or refuses. */
  private void oddSection(List<Entry> sections) {
    if (oneIn(12)) {
      sections.add(new Entry(key("tags"), pick(List.of("{\"a\": 1}", "7", "null", "[1]"))));
    }
    if (oneIn(12) && sections.stream().noneMatch(entry -> entry.key().contains("hosts"))) {
      sections.add(new Entry(key("hosts"), oneIn(15) ? "[1]" : "null"));
    }
  }

  private String children(String parent, int depth, boolean flow) {
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String child = parent.equals("all") ? names.group() : names.childOf(parent);
      boolean usable = child != null && !child.equals("all") && !child.equals(parent)
          && !(child.equals("ungrouped") && !parent.equals("all"));
      if (usable && seen.add(child)) {
        entries.add(new Entry(key(child), flow ? "null" : group(child, depth)));
      }
    }
    return entries.isEmpty() ? empty() : map(entries, depth, flow).text();
  }

  private String empty() {
    return json || oneIn(2) ? "{}" : "";
  }

  private String hosts(int depth, boolean flow) {
    if (oneIn(15)) {
      return json ? "\"h1\"" : "h1";
    }
    List<Entry> entries = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String host = names.host();
      if (seen.add(host)) {
        entries.add(new Entry(key(host),
            oneIn(3) ? json || flow ? "null" : "" : varsMap(depth + 1, flow, false)));
      }
    }
    if (entries.isEmpty()) {
      return empty();
    }
    if (json) {
      return map(entries, depth, true).text();
    }
    if (!hostAnchors.isEmpty() && oneIn(4)) {
      entries.add(random.nextInt(entries.size() + 1),
          new Entry("<<", "*" + pick(hostAnchors) + " "));
    }
    String text = map(entries, depth, flow).text();
    if (oneIn(3)) {
      String anchor = "m" + anchorCount++;
      hostAnchors.add(anchor);
      return "&" + anchor + (text.startsWith("\n") ? text : " " + text);
    }
    return text;
  }

  private String varsMap(int depth, boolean flow, boolean ofGroup) {
    List<Entry> entries = new ArrayList<>();
    if (!json && !mapAnchors.isEmpty() && oneIn(3)) {
      entries.add(new Entry("<<",
          oneIn(3)
              ? "[*" + pick(mapAnchors) + ", *" + pick(mapAnchors) + "]"
              : "*" + pick(mapAnchors)));
    }
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(key(names.var()), value(depth, flow)));
    }
    if (ofGroup && oneIn(6)) {
      entries.add(new Entry(key("ansible_group_priority"), String.valueOf(random.nextInt(4))));
    }
    java.util.Collections.shuffle(entries, random);
    if (entries.isEmpty()) {
      return empty();
    }
    if (json || oneIn(3)) {
      return map(entries, depth, flow).text();
    }
    String anchor = "m" + anchorCount++;
    String text = map(entries, depth, flow).text();
    mapAnchors.add(anchor);
    return "&" + anchor + (text.startsWith("\n") ? text : " " + text);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private String pick(List<String> list) {
    return pick(list, random);
  }

  private String value(int depth, boolean flow) {
    return switch (random.nextInt(14)) {
      case 0 -> list(depth, flow);
      case 1 -> nested(depth, flow);
      case 2 -> json || flow ? scalar(flow) : block(depth);
      case 3 -> !json && !anchors.isEmpty() ? "*" + pick(anchors) + " " : scalar(flow);
      case 4 -> anchored(flow);
      default -> scalar(flow);
    };
  }

  private String anchored(boolean flow) {
    if (json) {
      return scalar(true);
    }
    String anchor = "s" + anchorCount++;
    String text = "&" + anchor + " " + scalar(flow);
    anchors.add(anchor);
    return text;
  }

  private String scalar(boolean flow) {
    if (json) {
      return pick(JSON_SCALARS);
    }
    String scalar = pick(SCALARS);
    boolean unfit = flow && (scalar.isEmpty() || scalar.indexOf(':') >= 0);
    return unfit ? "7" : scalar;
  }

  private String block(int depth) {
    String indent = "  ".repeat(depth + 1);
    if (oneIn(3)) {
      String envelope = oneIn(2) ? Envelopes.VALUE : Envelopes.LABELED;
      return "!vault |\n" + envelope.strip().indent(2 * depth + 2).stripTrailing();
    }
    String style = List.of("|", ">", "|-", ">-", "|+", ">+")
        .get(random.nextInt(6));
    return style + "\n" + indent + "first line\n" + indent + "  second\n\n" + indent + "last";
  }

  private String list(int depth, boolean flow) {
    int count = random.nextInt(4);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(oneIn(6) && depth < 8 ? nested(depth + 1, true) : scalar(true));
    }
    if (flow || items.isEmpty() || oneIn(2)) {
      return "[" + String.join(", ", items) + "]";
    }
    StringBuilder out = new StringBuilder();
    items.forEach(item -> out.append('\n').append("  ".repeat(depth)).append("- ").append(item));
    return out.toString();
  }

  private String nested(int depth, boolean flow) {
    List<Entry> entries = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      boolean odd = !json && oneIn(10);
      entries.add(new Entry(odd ? pick(ODD_KEYS) : key(names.var()), scalar(flow)));
    }
    return entries.isEmpty() ? "{}" : map(entries, depth + 1, flow).text();
  }

  /** Now and then a key comes twice: the last one counts. */
  private List<Entry> withDuplicate(List<Entry> entries) {
    Entry first = entries.getFirst();
    if (!oneIn(40) || first.key().equals("<<") || REFERENCE.matcher(first.value()).find()) {
      return entries;
    }
    List<Entry> more = new ArrayList<>(entries);
    more.add(1 + random.nextInt(entries.size()), new Entry(first.key(),
        entries.getLast().key().equals("<<") ? first.value() : entries.getLast().value()));
    return more;
  }

  private Text map(List<Entry> entries, int depth, boolean flow) {
    if (entries.isEmpty()) {
      return new Text("{}");
    }
    StringBuilder out = new StringBuilder(flow ? "{" : "");
    String separator = "";
    for (Entry entry : withDuplicate(entries)) {
      out.append(flow ? separator : "\n" + "  ".repeat(depth))
          .append(entry.key())
          .append(':')
          .append(entry.value().startsWith("\n") ? "" : " ")
          .append(entry.value());
      separator = ", ";
    }
    return new Text(out.append(flow ? "}" : "").toString());
  }
}
