package aeolus.zone.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of a zone example.com, spelt in all ways that master files allow. */
final class RandomZone {
  static final String NAME = "example.com";
  private static final List<Entry> HEAD = List.of(
      Entry.of("@", "3600", "IN", "SOA", "ns1", "hostmaster", "2026010101", "7200", "900",
          "1209600", "300"),
      Entry.of("@", "3600", "IN", "NS", "ns1"), Entry.of("@", "3600", "IN", "NS", "ns2"),
      Entry.of("ns1.example.com.", "3600", "IN", "A", "192.0.2.1"),
      Entry.of("ns2.example.com.", "3600", "IN", "AAAA", "2001:db8::2"));
  /** What may not share a name with others. */
  private static final Set<String> ALONE = Set.of("CNAME", "DNAME", "NS", "NSEC", "NSEC3", "DS");

  private final Dice dice;
  private final Set<String> without;
  private final RandomText text;
  private final RandomData data;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> files = new HashMap<>();
  private final Set<String> typesOfOwner = new java.util.HashSet<>();
  private boolean shared;

  /**
   * Makes a zone.
   *
   * @param without types and forms to leave out
   */
  RandomZone(Dice dice, int count, Set<String> without) {
    this.dice = dice;
    this.without = without;
    this.text = new RandomText(dice, without);
    this.data = new RandomData(dice, text);
    entries.add(Entry.of("$ORIGIN", NAME + "."));
    entries.add(Entry.of("$TTL", dice.of("3600", "1h", "1d12h")));
    entries.addAll(HEAD);
    for (int i = 0; i < count; i++) {
      any();
    }
  }

  List<Entry> entries() {
    return entries;
  }

  /** Returns the files that it includes, by their names. */
  Map<String, String> files() {
    return files;
  }

  private void any() {
    switch (dice.below(30)) {
      case 0 -> directive("$TTL", text.time());
      case 1 -> directive("$ORIGIN",
          dice.of("example.com.", "sub.example.com.", "EXAMPLE.com.", "a\\.b.example.com."));
      case 2 -> include();
      case 3 -> generate();
      default -> record();
    }
  }

  /** The next record has an owner of its own, which no program then sees differently. */
  private void directive(String... words) {
    entries.add(Entry.of(words));
    shared = false;
  }

  private void include() {
    if (without.contains("$INCLUDE")) {
      record();
      return;
    }
    String name = "included-" + files.size() + ".zone";
    String prefix = "i" + files.size();
    files.put(name, """
        %s 60 IN TXT "included"
          60 AAAA ::1
        %s.x 60 IN CNAME relative
        """.formatted(prefix, prefix));
    directive("$INCLUDE", dice.of(name, "\"" + name + "\""));
    if (dice.once(2)) {
      directive("$INCLUDE", name, "other.example.com.");
    }
  }

  private void generate() {
    if (without.contains("$GENERATE")) {
      record();
      return;
    }
    String owner = "g" + entries.size();
    switch (dice.below(6)) {
      case 0 -> directive("$GENERATE", "1-5", owner + "-$", "A", "192.0.2.$");
      case 1 -> directive("$GENERATE", "0-20/7", owner + "-${-0,3,d}", "CNAME", "x-${10,4,x}");
      case 2 -> directive("$GENERATE", "1-3", owner + "-${0,2,o}", "300", "IN", "PTR",
          "h${16,3,X}.example.net.");
      case 3 -> directive("$GENERATE", "254-257", "${0,5,n}." + owner, "PTR", "host-$");
      case 4 -> directive("$GENERATE", "10-12", owner + "-${-10}", "TXT", "\"a\\\\$b $\"");
      default -> directive("$GENERATE", "170-172", "${0,7,N}." + owner, "AAAA",
          "2001:db8::${0,0,x}");
    }
  }

  private void record() {
    List<String> types = RandomData.TYPES.stream()
        .filter(type -> !without.contains(type))
        .toList();
    String type = dice.of(types);
    boolean alone = ALONE.contains(type);
    boolean same = shared && !alone && dice.once(3) && typesOfOwner.add(type);
    List<String> words = new ArrayList<>();
    if (!same) {
      words.add(type.equals("NSEC3")
          ? "2t7b4g4vsa5smi47k61mv5bv1a22" + number()
          : text.owner());
      typesOfOwner.clear();
      typesOfOwner.add(type);
    }
    head(type, words);
    words.addAll(type.equals("A") && !without.contains("\\# of A") && dice.once(4)
        ? data.generic(dice.octets(4))
        : data.of(type));
    entries.add(new Entry(same, words));
    shared = !alone;
  }

  private String number() {
    return String.format(java.util.Locale.ROOT, "%04d", entries.size());
  }

  private void head(String type, List<String> words) {
    String ttl = without.contains("units") ? text.number(604_800) : text.time();
    String in = dice.of("IN", "in", without.contains("CLASS1") ? "In" : "CLASS1");
    switch (dice.below(5)) {
      case 0 -> words.add(ttl);
      case 1 -> words.add(in);
      case 2 -> words.addAll(List.of(ttl, in));
      case 3 -> words.addAll(without.contains("class first") ? List.of(ttl) : List.of(in, ttl));
      default -> {
        // All that is missing is as before.
      }
    }
    words.add(dice.anyCase(type));
  }
}
