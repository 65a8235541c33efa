package aeolus.zone.master;

import aeolus.zone.wire.MistakeException;
import aeolus.zone.wire.RecordType;
import aeolus.zone.wire.Words;
import java.util.Map;

/**
 * The words between a record's owner and its data: TTL and class, both optional and in either order,
 * and the type (RFC 1035, section 5.1).
 */
final class RecordHead {
  private static final Map<String, Integer> CLASSES = Map.of("CH", 3, "CHAOS", 3, "HS", 4, "HESIOD",
      4, "NONE", 254, "ANY", 255);

  private final Words words;
  private long ttl;
  private boolean hasTtl;
  private int type;

  RecordHead(Words words) {
    this.words = words;
  }

  /** Reads from a word on, and goes behind the type. */
  void read(int start, long defaultTtl) throws MistakeException {
    int at = start;
    hasTtl = false;
    ttl = defaultTtl;
    boolean hasClass = false;
    while (at < words.count()) {
      type = words.isQuoted(at) ? -1 : type(at);
      if (type >= 0) {
        checkMeta(at);
        words.seek(at + 1);
        return;
      }
      if (!hasClass && isClass(at)) {
        hasClass = true;
      } else if (!hasTtl && words.time(at) >= 0) {
        hasTtl = true;
        ttl = words.time(at);
      } else {
        throw unknown(at);
      }
      at++;
    }
    int last = words.count() - 1;
    throw new MistakeException(words.isQuoted(last) ? words.to(last) + 1 : words.to(last),
        "expected a record type, got the end of the line");
  }

  private int type(int at) {
    // The most frequent ones, without making strings.
    if (words.is(at, "A")) {
      return RecordType.A;
    }
    if (words.is(at, "IN")) {
      return -1;
    }
    byte first = words.text()[words.from(at)];
    return first >= '0' && first <= '9' ? -1 : RecordType.number(words.string(at));
  }

  private void checkMeta(int at) throws MistakeException {
    if (RecordType.isMeta(type)) {
      throw words.wrong(at, "a type that zones may have records of");
    }
  }

  /** RFC 1035, section 5.2: all records of a zone have the same class. */
  private boolean isClass(int at) throws MistakeException {
    if (words.is(at, "IN") || words.is(at, "CLASS1")) {
      return true;
    }
    String text = words.string(at).toUpperCase(java.util.Locale.ROOT);
    if (CLASSES.containsKey(text) || text.matches("CLASS[0-9]{1,5}")) {
      throw words.wrong(at, "class IN");
    }
    return false;
  }

  private MistakeException unknown(int at) throws MistakeException {
    boolean followed = at + 2 < words.count() && (isType(at + 1) || isClass(at + 1));
    if (followed) {
      return words.wrong(at, "a TTL or a class");
    }
    String text = words.string(at);
    return new MistakeException(words.start(at), text.startsWith("$")
        ? "expected " + text + " at the beginning of the line"
        : "unknown record type \"" + text + "\"");
  }

  private boolean isType(int at) {
    return !words.isQuoted(at) && RecordType.number(words.string(at)) >= 0;
  }

  long ttl() {
    return ttl;
  }

  /** Tells whether the record has a TTL of its own. */
  boolean hasTtl() {
    return hasTtl;
  }

  int type() {
    return type;
  }
}
