package aeolus.inventory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks files as editors, transfers and attackers do. */
final class RandomDamage {
  private static final List<String> SCRAPS = List.of("\t", "\0", "\ufeff", "\u2028", "\r", "\u0085",
      "&a ", "*a ", "*m0 ", "&m0 ", "<<: ", "<<: *m0\n", "- ", ": ", ":", "{", "}", "[", "]", "\"",
      "'", "!!python/object/apply:os.system ", "!vault |\n", "!vault x", "!unsafe ", "!!binary ",
      "!!set ", "!!omap ", "!", "!<", "---\n", "...\n", "--- a\n", "%YAML 9.9\n", "%TAG ! x\n", "|",
      ">", "|9", ">-+", "?", "? ", ",", "#", " #", "$ANSIBLE_VAULT;1.1;AES256\n3132\n", "[a:b:c]",
      "[1:99999999]", "[1:9999999999999999999]", "[1:2][1:2]", "=", "1e999999999", "\\", "\\x",
      "\\ud800", "\ud83d\ude00", "@", "`", "%", "\n", "\n\n", "  ", "\n ", "null", "~",
      "2024-99-99",
      "0b2", "08:99:99", "[all:vars]\n", "[x:children]\nx\n", "[a:nonsense]\n", "[]\n", "[[[",
      "plugin: aws_ec2\n", "{{", "}}", "#!", "ansible_group_priority: x\n",
      "ansible_group_priority=x\n", "children:\n", "hosts:\n", "vars:\n", "all:\n");

  private final Random random;

  RandomDamage(Random random) {
    this.random = random;
  }

  String applyTo(String pattern) {
    return new String(applyTo(pattern.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  byte[] applyTo(byte[] octets) {
    byte[] damaged = octets;
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      damaged = once(damaged);
    }
    return damaged;
  }

  private byte[] once(byte[] octets) {
    int at = random.nextInt(octets.length + 1);
    int to = Math.min(octets.length, at + random.nextInt(random.nextInt(10) == 0 ? 200 : 6));
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.copyOf(octets, at);
      case 1 -> replaced(octets, at, to, new byte[0]);
      case 2 -> replaced(octets, at, at, Arrays.copyOfRange(octets, at, to));
      case 3 -> replaced(octets, at, at, new byte[] {(byte) random.nextInt(256)});
      case 4 -> reindented(octets);
      case 5 -> movedLine(octets);
      case 6 -> replaced(octets, at, at, huge());
      default -> replaced(octets, at, random.nextInt(3) == 0 ? to : at,
          SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(StandardCharsets.UTF_8));
    };
  }

  private static byte[] replaced(byte[] octets, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, 0, from);
    out.writeBytes(by);
    out.write(octets, to, octets.length - to);
    return out.toByteArray();
  }

  private byte[] huge() {
    String unit = List
        .of("[", "{", "x", "1", "1_", "- ", "a: {", "a.", "[1:2]", "(", "\"", "0:", "ü",
            "a: ", "? ", "'a' ", "-", "a:", "&a *a ", "!")
        .get(random.nextInt(20));
    boolean rare = random.nextInt(8) == 0;
    return unit.repeat(rare ? 20_000 : 50).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] reindented(byte[] octets) {
    List<String> lines = new java.util.ArrayList<>(text(octets).lines().toList());
    if (lines.isEmpty()) {
      return octets;
    }
    int number = random.nextInt(lines.size());
    String line = lines.get(number);
    lines.set(number, switch (random.nextInt(4)) {
      case 0 -> "\t" + line;
      case 1 -> " " + line;
      case 2 -> line.strip();
      default -> line.replace("  ", "\t");
    });
    return octets(lines);
  }

  private byte[] movedLine(byte[] octets) {
    List<String> lines = new java.util.ArrayList<>(text(octets).lines().toList());
    if (lines.isEmpty()) {
      return octets;
    }
    String line = lines.get(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size() + 1), line);
    return octets(lines);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  private static byte[] octets(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
