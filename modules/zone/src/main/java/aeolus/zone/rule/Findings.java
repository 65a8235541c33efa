package aeolus.zone.rule;

import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problem.Severity;
import aeolus.zone.Rule;
import aeolus.zone.master.MasterZone;
import aeolus.zone.master.Silence;
import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A zone that is being checked, and what was found. */
final class Findings {
  private static final String MISPLACED = "expected this comment before all records or on the line "
      + "of one";

  final RecordTable table;
  final byte[] data;
  private final NameTable names;
  private final MasterZone zone;
  /** Names that others are below; made when first asked for. */
  private Set<ByteBuffer> above;
  private final ZoneMap zones;
  /** Several checks report at a time. */
  private final List<Found> found = Collections.synchronizedList(new ArrayList<>());

  /** What is wrong; no rule is broken where something could not be read. */
  private record Found(int place, Optional<Rule> rule, String message) {
    Found(int place, Rule rule, String message) {
      this(place, Optional.of(rule), message);
    }

    private int order() {
      return rule.map(Rule::ordinal).orElse(-1);
    }

    Severity severity() {
      return rule.map(Rule::severity).orElse(Severity.ERROR);
    }
  }

  /**
   * Starts with nothing found.
   *
   * @param zones all that are checked together, to which it adds itself
   */
  Findings(MasterZone zone, ZoneMap zones) {
    this.zone = zone;
    this.zones = zones;
    this.table = zone.table();
    this.data = table.data();
    this.names = table.names();
    zones.put(this);
  }

  /** Returns the smallest of the zones checked that a name is in, unless that delegates it. */
  Optional<Findings> holder(byte[] name) {
    return zones.around(name, 0)
        .stream()
        .findFirst()
        .filter(holder -> holder.delegation(name, 0) < 0);
  }

  MasterZone zone() {
    return zone;
  }

  /** Reports a record. */
  void report(Rule rule, int record, String message) {
    reportPlace(rule, table.place(record), message);
  }

  void reportPlace(Rule rule, int place, String message) {
    if (isKnown(rule)) {
      found.add(new Found(place, rule, message));
    }
  }

  /** Tells whether what was read is enough to say that a rule is broken. */
  private boolean isKnown(Rule rule) {
    return zone.mistakes().isEmpty() || !rule.needsWholeZone();
  }

  String zoneName() {
    return names.text(RecordTable.APEX);
  }

  /** Returns the first record in the order of the text of those from one to another. */
  int firstInText(int from, int to) {
    int first = from;
    for (int record = from; record < to; record++) {
      first = table.place(record) < table.place(first) ? record : first;
    }
    return first;
  }

  /** Returns the number of the owner that is named at a position of the data, -1 for none. */
  int ownerAt(int position) {
    return names.find(data, position);
  }

  boolean isWithin(int position) {
    return Names.isWithin(data, position, table.apex());
  }

  String textAt(int position) {
    return Names.text(data, position);
  }

  boolean hasAddress(int owner) {
    return table.has(owner, RecordType.A) || table.has(owner, RecordType.AAAA);
  }

  /** Returns the highest delegation that a name is at or below, -1 where it is at none. */
  int delegation(byte[] octets, int start) {
    int cut = -1;
    int at = start;
    int end = start + Names.length(octets, start) - table.apex().length;
    while (at < end) {
      int owner = names.find(octets, at);
      if (owner >= 0 && table.has(owner, RecordType.NS)) {
        cut = owner;
      }
      at += 1 + octets[at];
    }
    return cut;
  }

  /**
   * Returns the wildcard that stands for a name without records, -1 where none does: only one right
   * below the closest name that exists counts (RFC 4592, section 3.3.1).
   */
  int wildcard(byte[] octets, int start) {
    byte[] wildcard = new byte[Names.MAX + 2];
    wildcard[0] = 1;
    wildcard[1] = '*';
    int at = start;
    int length = Names.length(octets, start);
    if (isAbove(octets, start)) {
      return -1;
    }
    while (length > table.apex().length) {
      at += 1 + octets[at];
      length = Names.length(octets, at);
      System.arraycopy(octets, at, wildcard, 2, length);
      int found = names.find(wildcard, 0);
      int owner = names.find(octets, at);
      if (found >= 0 || isAbove(octets, at)
          || (owner >= 0 && table.begin(owner) < table.end(owner))) {
        return found;
      }
    }
    return -1;
  }

  /** Tells whether there are names below a name. */
  private synchronized boolean isAbove(byte[] octets, int start) {
    if (above == null) {
      above = new HashSet<>();
      for (int owner = 1; owner < table.owners(); owner++) {
        int at = names.start(owner);
        int end = at + Names.length(names.data(), at);
        boolean added = table.begin(owner) < table.end(owner);
        while (added && end - at > table.apex().length) {
          at += 1 + names.data()[at];
          added = above.add(ByteBuffer.wrap(names.data(), at, end - at));
        }
      }
    }
    return above.contains(ByteBuffer.wrap(octets, start, Names.length(octets, start)));
  }

  /** Returns what was found and nobody silenced, sorted by place. */
  List<Problem> problems() {
    Set<Silence> all = new HashSet<>(zone.silences());
    Set<String> used = new HashSet<>();
    List<Found> kept = new ArrayList<>();
    zone.mistakes()
        .forEach(
            mistake -> kept.add(new Found(mistake.place(), Optional.empty(), mistake.message())));
    for (Found each : found) {
      if (!isSilenced(each, each.rule.orElseThrow(), all, used)) {
        kept.add(each);
      }
    }
    List<Found> judged = new ArrayList<>();
    all.forEach(silence -> judge(silence, used, judged));
    judged.stream().filter(each -> isKnown(each.rule.orElseThrow())).forEach(kept::add);
    kept.sort(Comparator.comparingInt(Found::place).thenComparingInt(Found::order));
    return kept.stream().map(this::problem).toList();
  }

  private static boolean isSilenced(Found each, Rule rule, Set<Silence> silences,
      Set<String> used) {
    boolean silenced = false;
    for (Silence silence : silences) {
      boolean applies = silence.to() > silence.from()
          ? each.place >= silence.from() && each.place < silence.to()
          : silence.top();
      if (applies && rule.severity() == Severity.WARNING && isMeant(silence, rule)) {
        used.add(silence.place() + rule.id());
        silenced = true;
      }
    }
    return silenced;
  }

  /** What is to have no PTR record can't miss it. */
  private static boolean isMeant(Silence silence, Rule rule) {
    return silence.rules().contains(rule.id())
        || (silence.isNoReverse() && rule == Rule.REVERSE_MISSING);
  }

  private static void judge(Silence silence, Set<String> used, List<Found> kept) {
    boolean alone = silence.to() <= silence.from() && !silence.top();
    if (silence.isNoReverse()) {
      if (alone) {
        kept.add(new Found(silence.place(), Rule.SILENCE_UNUSED, MISPLACED));
      }
      return;
    }
    for (String id : silence.rules()) {
      if (Rule.of(id).isEmpty()) {
        kept.add(new Found(silence.place(), Rule.SILENCE_UNKNOWN,
            "expected the name of a rule, got \"" + id + "\""));
      } else if (!used.contains(silence.place() + id)) {
        kept.add(new Found(silence.place(), Rule.SILENCE_UNUSED, alone
            ? MISPLACED
            : Rule.of(id).get().severity() == Severity.ERROR
                ? id + " is an error, which can't be silenced"
                : "nothing here that " + id + " would warn of, expected no such comment"));
      }
    }
  }

  private Problem problem(Found each) {
    Location location = zone.files().at(each.place);
    return new Problem(each.severity(), location, each.message,
        each.rule.map(Rule::id).orElse(""));
  }
}
