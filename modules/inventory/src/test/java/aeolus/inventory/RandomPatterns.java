package aeolus.inventory;

import java.util.List;
import java.util.Random;

/** Host patterns of all kinds. */
final class RandomPatterns {
  private static final List<String> ODD = List.of("all", "*", "h*", "~h[12]", "~.*example", "n?1",
      "ns[0-1]*", "[!h]*", "nowhere", "h1", "ungrouped", "localhost", "~(web|dns)", "10.0.0.1",
      "2001:db8::1", "*.example.net", "we*", "d*", "all[0]", "all[-1]", "all[1:3]", "all[2:]",
      "all[0:0]", "*[1]", "h[1:2]", "db-*x[1:2]", "~^ns\\d+$", "!h1", "&web", "127.0.0.1", "e*[0]",
      "x[a-c]", "w*[1-2]", "web[]", "w[0", "::1", "~[[]", "all[99]",
      "all[1-2]", "*[0:1]", "h?", "web[-2]", "[a-c]*", "~", "~h1$", "~(?i)H1", "all[-99]", "*[2:1]",
      "w[0][1]", "h[!1]", "~\\w+[.]example", "x[a:c]", "::", "*a*", "web:dns[0]", "~^(?!h).*1");

  private final Random random;
  private final RandomNames names;

  RandomPatterns(Random random, RandomNames names) {
    this.random = random;
    this.names = names;
  }

  RandomInventory.Choice next() {
    return new RandomInventory.Choice(pattern(), random.nextInt(4) == 0 ? limit() : null);
  }

  private String limit() {
    return switch (random.nextInt(5)) {
      case 0 -> "@" + RandomInventory.LIMIT_FILE;
      case 1 -> pattern() + ",@" + RandomInventory.LIMIT_FILE;
      default -> pattern();
    };
  }

  /** The lines of a file for {@code --limit @FILE}. */
  String lines() {
    StringBuilder lines = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      lines.append(random.nextInt(5) == 0 ? "  " : "").append(atom()).append('\n');
      lines.append(random.nextInt(6) == 0 ? "\n" : "");
    }
    return lines.toString();
  }

  private String pattern() {
    StringBuilder pattern = new StringBuilder(atom());
    int more = random.nextInt(4) == 0 ? 2 : random.nextInt(2);
    String separator = List.of(":", ",", " , ").get(random.nextInt(3));
    for (int i = 0; i < more; i++) {
      pattern.append(separator)
          .append(List.of("", "", "!", "&").get(random.nextInt(4)))
          .append(atom());
    }
    return pattern.toString();
  }

  private String atom() {
    return switch (random.nextInt(4)) {
      case 0 -> names.group();
      case 1 -> names.knownHost();
      case 2 -> names.group() + "[" + (random.nextInt(5) - 2) + "]";
      default -> ODD.get(random.nextInt(ODD.size()));
    };
  }
}
