package aeolus.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names of groups, hosts and variables, few enough that files of one project share them. */
final class RandomNames {
  private static final List<String> GROUPS = List.of("web", "dns", "db", "eu", "us", "prod",
      "primary", "a-b", "G1", "ungrouped", "all", "gr\u00fcn");
  private static final List<String> HOSTS = List.of("h1", "h2", "h3", "ns[01:04].example.net",
      "ns[1:5:2]", "x[a:d]", "db-[0:2]x[1:2]", "10.0.0.1", "2001:db8::1", "[2001:db8::5]:2222",
      "alpha:2222", "beta", "gamma.example.net", "w[08:11]", "127.0.0.1", "localhost", "h1",
      "l[x:z].lan:22", "r\u00e4der", "[1:3]", "y[a:g:3]",
      "Z[A:C]", "m[0:1][a:b:1].lan", "w[001:003]", "n[:2]", "q[1:3:2]:2201", "z[8:11]-[y:z]",
      "k[3:1]");
  private static final List<String> WRONG_HOSTS = List.of("b[1:]", "b[01:100]", "b[c:a]",
      "b[1:9:0]",
      "b[1:2:x]", "b[1-2]", "b[a:3]", "b[", "b]1[", "b[1:2|3:4]", "b[]", "b[1:2:3:4]");
  private static final List<String> KNOWN = List.of("h1", "h2", "ns01.example.net", "ns3", "xa",
      "db-1x2", "10.0.0.1", "alpha", "beta", "gamma.example.net", "w08", "localhost", "ya", "ZB",
      "m0a.lan", "w002", "n0",
      "q3", "z10-y");
  private static final List<String> VARS = List.of("a", "b", "c", "port", "ansible_host",
      "ansible_port", "zone", "list", "map", "x_1", "inventory_hostname", "group_names", "omit",
      "UPPER", "\u00e9t\u00e9");

  private final Random random;
  private final List<String> groups = new ArrayList<>();

  RandomNames(Random random) {
    this.random = random;
    int count = 2 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      groups.add(pick(GROUPS));
    }
  }

  private String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  String group() {
    return pick(groups);
  }

  /** A group that may be a child: in the order of the list, so that there is no loop. */
  String childOf(String parent) {
    int index = GROUPS.indexOf(parent);
    List<String> after = GROUPS.subList(index + 1, GROUPS.size())
        .stream()
        .filter(name -> !name.equals("all") && !name.equals("ungrouped"))
        .toList();
    return parent.equals("all") || after.isEmpty() ? null : pick(after);
  }

  String host() {
    String group = group();
    if (random.nextInt(300) == 0) {
      return pick(WRONG_HOSTS);
    }
    return random.nextInt(40) == 0 && !group.equals("all") ? group : pick(HOSTS);
  }

  String knownHost() {
    return pick(KNOWN);
  }

  String var() {
    return pick(VARS);
  }
}
