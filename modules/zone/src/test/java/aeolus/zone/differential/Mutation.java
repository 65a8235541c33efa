package aeolus.zone.differential;

import java.util.ArrayList;
import java.util.List;

/** Mistakes that people make in zones. */
enum Mutation {
  NONE {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      // Zones without mistakes are to be accepted.
    }
  },
  WORD_LEFT_OUT {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      int index = dice.below(entries.size());
      Entry entry = entries.get(index);
      entries.set(index, entry.with(dice.below(entry.words().size()), null));
    }
  },
  OTHER_WORD {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      int index = dice.below(entries.size());
      Entry entry = entries.get(index);
      entries.set(index, entry.with(dice.below(entry.words().size()), dice.of(WORDS)));
    }
  },
  WORD_TOO_MANY {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      int index = dice.below(entries.size());
      Entry entry = entries.get(index);
      entries.set(index, entry.plus(dice.from(0, entry.words().size()), dice.of(WORDS)));
    }
  },
  DAMAGED_WORD {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      int index = dice.below(entries.size());
      Entry entry = entries.get(index);
      int word = dice.below(entry.words().size());
      StringBuilder text = new StringBuilder(entry.words().get(word));
      int at = dice.below(text.length());
      if (text.length() > 1 && dice.once(2)) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, dice.of("x", "0", "-", ".", "\\", "\"", "(", ")", ";", " ", "=", "@", "9"));
      }
      entries.set(index, entry.with(word, text.toString()));
    }
  },
  OTHER_RECORD {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      for (String line : dice.of(RECORDS).split("\n")) {
        entries.add(new Entry(line.startsWith(" "), List.of(line.strip().split(" "))));
      }
    }
  },
  HEAD_LEFT_OUT {
    @Override
    void apply(List<Entry> entries, Dice dice) {
      // $ORIGIN and $TTL stay: without them, programs have defaults of their own.
      entries.remove(dice.from(2, FIRST - 1));
    }
  };

  /** The entries before are the head of the zone. */
  private static final int FIRST = 7;
  private static final List<String> WORDS = List.of("-1", "0", "255", "256", "65535", "65536",
      "4294967295", "4294967296", "99999999999", "x", "1.2.3", "1.2.3.4", "1.2.3.4.5", "01.2.3.4",
      "::", "1::2::3", ":::", "12345::", "..", "a..b", ".a", ".", "l".repeat(63),
      "l".repeat(64), "l".repeat(300), ("n".repeat(60) + ".").repeat(5), "\\300", "\\25", "\\",
      "\\@", "!!", "AAA=", "AAAA", "AA==", "A===", "abc", "ab", "\"quoted\"", "\"\"", "\"open",
      "\"" + "q".repeat(255) + "\"", "\"" + "q".repeat(256) + "\"", "1h", "1h30", "h", "1y", "IN",
      "CH", "A", "TXT", "TYPE0", "TYPE65536", "TYPE1234", "ANY", "AXFR", "(", ")",
      "*", "www.example.net.", "-", "1.5", "0x10", "port=", "alpn=", "key1=", "Grüße");
  private static final List<String> RECORDS = List.of("www.example.net. A 192.0.2.1",
      "@ SOA ns1 hostmaster 2 7200 900 1209600 300", "c CNAME d\nc A 192.0.2.1",
      "c CNAME d\nc CNAME e", "c CNAME c", "@ CNAME d", "ns1 CNAME d", "d DNAME e\nx.d A 192.0.2.1",
      "d DNAME e\nd DNAME f", "d DNAME e\nd CNAME f", "@ NS missing", "@ NS c\nc CNAME ns1",
      "@ MX 10 missing", "s NS ns.s", "s NS ns.s\nns.s A 192.0.2.1", "s NS ns.example.net.",
      "s NS t\nt CNAME ns1", "s DS 1 8 2 " + "ab".repeat(32), "s DS 1 8 2 abcd",
      "s NS ns.example.net.\ns DS 1 8 2 abcd", "s NS ns.example.net.\ns DS 1 8 9 abcd",
      "@ DS 1 8 2 " + "ab".repeat(32), "* A 192.0.2.1", "* NS ns.example.net.", "* CNAME x",
      "a.*.b A 192.0.2.1", "r A 192.0.2.1\nr A 192.0.2.1", "r 60 A 192.0.2.1\nr 90 A 192.0.2.2",
      "r 2147483647 A 192.0.2.1", "r 2147483648 A 192.0.2.1", "r 4294967295 A 192.0.2.1",
      "r 4294967296 A 192.0.2.1", "@ 60 NS ns9.example.net.", "_x SRV 0 0 1 c\nc CNAME ns1",
      "r NSEC3PARAM 1 0 0 -", "@ NSEC3PARAM 1 0 0 -", "r SSHFP 1 1 abcd", "r SSHFP 4 2 abcd",
      "r TLSA 3 1 1 abcd", "r TLSA 9 9 9 abcd", "r CAA 0 ISSUE x", "r CDS 0 0 0 00",
      "@ ZONEMD 1 1 1 abcd", "@ ZONEMD 1 1 9 abcd", "r HINFO a.b c", "r X25 311",
      "@ CDNSKEY 0 3 0 AA==", "r SVCB 0 . port=53", "r SVCB 1 . key1",
      "r SVCB 1 . mandatory=port", "r SVCB 1 . port=53 port=54", "r SVCB 1 . no-default-alpn",
      "r SVCB 1 . ipv4hint=::", "r HTTPS 1 . alpn=", "r A \\# 3 010203", "r A \\# 4 01020304",
      "r MX \\# 3 000a00", "r MX \\# 4 000a01ff", "r TYPE65280 \\# 0", "r TYPE65280 \\# 1",
      "r TYPE65280 x", "$TTL 1y", "$TTL", "$TTL 1 2", "$ORIGIN", "$ORIGIN x", "$ORIGIN x. y.",
      "$FOO x", "$INCLUDE missing", "$TTL -1", "r CH TXT x", "r CLASS1 TXT x", "r CLASS300 TXT x",
      "r IN IN TXT x", "r 1 2 TXT x", "r IN 1 IN TXT x", "r", "r IN", "r 60", "r TXT", "r MX 10",
      "r AAAA 1.2.3.4", "r A ::1", "r EUI48 00-00-5e-00-53", "r L64 1:2:3", "r NID 1:2:3:4:5",
      "r APL 1:1.2.3.4/33", "r APL 3:1.2.3.4/3", "r LOC 91 N 0 E 0m", "r LOC 90 0 1 N 0 E 0m",
      "r LOC 1 N 1 E", "r LOC 1 60 N 1 E 1m", "r NAPTR 1 1 a b c", "r NAPTR 1 1 \"!\" \"\" \"\" .",
      "r NAPTR 1 1 \"u\" \"x\" \"!(a)!\\\\1!i\" .", "r NAPTR 1 1 \"u\" \"x\" \"!a!\\\\1!\" .",
      "r NAPTR 1 1 \"u\" \"x\" \"!(a!b!\" .", "r NAPTR 1 1 \"u\" \"x\" \"!a!b!g\" .",
      "r CSYNC 1 1 X",
      "r WKS x tcp 25");

  abstract void apply(List<Entry> entries, Dice dice);

  /** Returns entries with this mistake. */
  List<Entry> of(List<Entry> entries, Dice dice) {
    List<Entry> changed = new ArrayList<>(entries);
    apply(changed, dice);
    changed.removeIf(entry -> entry.words().isEmpty());
    return changed;
  }
}
