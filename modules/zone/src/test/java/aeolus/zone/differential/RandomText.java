package aeolus.zone.differential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Words of master files: names, strings, numbers, addresses, coded octets. */
final class RandomText {
  /** A label, digits apart, needs no escapes for these. */
  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_/+=*!";
  private static final String AWKWARD = ".;()\"\\@$ #'`~{}[]<>,:&%^|?";

  private final Dice dice;
  private final Set<String> without;
  private int unique;

  /**
   * Makes words.
   *
   * @param without forms to leave out
   */
  RandomText(Dice dice, Set<String> without) {
    this.dice = dice;
    this.without = without;
  }

  /** Returns an owner that no other record has. */
  String owner() {
    String label = !without.contains("escaped owner") && dice.once(6) ? label() : "h";
    String number = "-" + unique++;
    return label + (label.length() > 50 ? "" : number) + (label.length() > 50 ? "." + number : "")
        + dice.of("", "", "." + plainLabel()) + dice.of("", "", "", ".example.com.");
  }

  /** Returns a name as data has it. */
  String name() {
    return switch (dice.below(8)) {
      case 0 -> "@";
      case 1 -> ".";
      case 2 -> dice.anyCase("ns1.example.com.");
      case 3 -> label();
      case 4 -> longName();
      case 5 -> label() + "." + plainLabel() + ".example.net.";
      default -> plainLabel() + dice.of("", ".example.com.", ".example.org.", ".sub");
    };
  }

  /** Returns a name of 255 octets on the wire, or a little less. */
  private String longName() {
    String label = "x".repeat(63) + ".";
    return label.repeat(3) + "y".repeat(dice.from(50, 61)) + ".";
  }

  private String plainLabel() {
    return dice.anyCase(dice.of("www", "mail", "host", "a", "web-1", "_sip", "_tcp", "0", "x--y"));
  }

  private String label() {
    if (dice.once(8)) {
      return "l".repeat(63);
    }
    if (without.contains("escaped names")) {
      return plainLabel();
    }
    StringBuilder out = new StringBuilder();
    int length = dice.from(1, 10);
    for (int i = 0; i < length; i++) {
      out.append(octet(false));
    }
    // A star or an at sign alone is something else.
    return out.append(dice.anyCase("z")).toString();
  }

  /** Returns one octet, with escapes where they are needed or nobody minds them. */
  private String octet(boolean quoted) {
    String octet = anyOctet(quoted);
    return octet.equals("\\\\") && without.contains("\\\\") ? "\\;" : octet;
  }

  private String anyOctet(boolean quoted) {
    return switch (dice.below(10)) {
      case 0 -> String.format(Locale.ROOT, "\\%03d", dice.below(256));
      case 1 -> "\\" + dice.of("a", "Z", "-", "_", ".", ";", "(", ")", "\"", "\\", "@", "$");
      case 2 -> {
        char c = AWKWARD.charAt(dice.below(AWKWARD.length()));
        boolean escaped = quoted ? c == '"' || c == '\\' : ".;()\"\\@$ ".indexOf(c) >= 0;
        yield escaped ? "\\" + c : Character.toString(c);
      }
      default -> Character.toString(PLAIN.charAt(dice.below(PLAIN.length())));
    };
  }

  /** Returns a string of some octets, in quotes or without. */
  String string() {
    boolean quoted = dice.once(2);
    int length = dice.once(12) ? 255 : dice.from(quoted ? 0 : 1, 12);
    StringBuilder out = new StringBuilder(quoted ? "\"" : "");
    for (int i = 0; i < length; i++) {
      out.append(i == 0 && !quoted ? "s" : octet(quoted));
    }
    return out.append(quoted ? "\"" : "").toString();
  }

  String number(long highest) {
    return Long.toString(dice.once(6) ? highest : dice.upTo(highest));
  }

  /** Returns a time of 31 bits at most, with units or without. */
  String time() {
    return switch (dice.below(4)) {
      case 0 -> dice.from(1, 9) + dice.anyCase("w");
      case 1 -> dice.from(0, 9) + dice.anyCase("h") + dice.from(1, 99) + dice.anyCase("m");
      case 2 -> dice.from(1, 9) + dice.anyCase("d") + dice.from(1, 99) + dice.anyCase("s");
      default -> number(604_800);
    };
  }

  String ipv4() {
    return dice.below(256) + "." + dice.below(256) + "." + dice.below(256) + "." + dice.below(256);
  }

  String ipv6() {
    return dice.anyCase(switch (dice.below(9)) {
      case 0 -> "::";
      case 1 -> "::1";
      case 2 -> "2001:db8::" + Integer.toHexString(dice.below(65_536));
      case 3 -> "::ffff:" + ipv4();
      case 4 -> "2001:db8:0:0:1::" + ipv4();
      case 5 -> "fe80:1::";
      case 6 -> "1:2:3:4:5:6:7::";
      case 7 -> "0001:0002:0003:0004:0005:0006:" + ipv4();
      default -> groups(8, ":", "%x");
    });
  }

  String groups(int count, String between, String form) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int bound = between.equals(":") ? 65_536 : 256;
      out.append(i == 0 ? "" : between).append(String.format(form, dice.below(bound)));
    }
    return out.toString();
  }

  String hex(int octets) {
    return dice.anyCase(HexFormat.of().formatHex(dice.octets(octets)));
  }

  String base64(int octets) {
    return new String(Base64.getEncoder().encode(dice.octets(octets)), StandardCharsets.US_ASCII);
  }
}
