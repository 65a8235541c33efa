package aeolus.deploy;

import aeolus.core.Sha256;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneChanges;
import aeolus.zone.ZoneRecords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one nameserver serves of a zone now.
 *
 * @param host its name in the inventory
 * @param state how much is known of it
 * @param serial that it answers with, empty where it does not answer
 * @param records those that are known
 * @param note why no more is known, empty where all is
 */
public record ServedZone(String host, State state, OptionalLong serial,
    List<ResourceRecord> records, String note) {
  /** How much is known. */
  public enum State {
    /** The whole zone was transferred. */
    WHOLE,
    /** It was asked for the names and types that are to be served; others stay unseen. */
    PARTIAL,
    /** Only its serial is known. */
    SERIAL_ONLY,
    /** It answers, but not for this zone. */
    ABSENT,
    /** It does not answer. */
    UNREACHABLE
  }

  public ServedZone {
    // Compared again and again: what they are compared by is made once.
    records = ZoneRecords.of(records);
  }

  /** Tells whether records can be compared. */
  public boolean isComparable() {
    return state == State.WHOLE || state == State.PARTIAL || state == State.ABSENT;
  }

  /** Tells whether the server signs the zone itself, so that its serial may run ahead. */
  boolean isSigned() {
    return records.stream().anyMatch(record -> record.type().equals("RRSIG"));
  }

  /** Returns what has to change for the server to serve these records. */
  public ZoneChanges changesTo(Collection<ResourceRecord> wanted) {
    return ZoneChanges.between(records, state == State.PARTIAL ? asked(wanted) : wanted);
  }

  /** Leaves out what can't be asked for: what lies below a delegation. */
  private static List<ResourceRecord> asked(Collection<ResourceRecord> wanted) {
    Set<String> cuts = cuts(wanted);
    return wanted.stream().filter(record -> !isBelow(record, cuts)).toList();
  }

  static Set<String> cuts(Collection<ResourceRecord> zone) {
    Set<String> apexes = zone.stream()
        .filter(record -> record.type().equals("SOA"))
        .map(ResourceRecord::owner)
        .collect(Collectors.toSet());
    return zone.stream()
        .filter(record -> record.type().equals("NS") && !apexes.contains(record.owner()))
        .map(ResourceRecord::owner)
        .collect(Collectors.toSet());
  }

  /** Tells whether a name lies below a cut, or a record at a cut is not of the delegation. */
  static boolean isBelow(ResourceRecord record, Set<String> cuts) {
    boolean delegates = record.type().equals("NS") || record.type().equals("DS");
    return !cuts.isEmpty() && Stream.iterate(record.owner(), name -> name.contains("."),
        name -> name.substring(name.indexOf('.') + 1))
        .anyMatch(name -> cuts.contains(name) && !(name.equals(record.owner()) && delegates));
  }

  /** Returns its state, serial and a digest of what is known, on one line. */
  String describe() {
    return state.name().toLowerCase(Locale.ROOT) + (serial.isPresent()
        ? ", serial "
            + serial.getAsLong()
        : "") + ", records " + fingerprint();
  }

  /** Returns a digest of all that is known, for two servers or two moments to be compared by. */
  public String fingerprint() {
    return Sha256.of(state + " " + serial + "\n" + ZoneChanges.between(records, List.of())
        .lines()
        .stream()
        .sorted()
        .collect(Collectors.joining("\n"))).substring(0, 16);
  }
}
