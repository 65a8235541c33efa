package aeolus.zone.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads zones made at random and compares, octet by octet on the wire, with what BIND, ldns and NSD
 * read. {@code -Daeolus.differential.zones=1000} reads more of them, {@code
 * -Daeolus.differential.seed=77} begins with another.
 */
final class ZoneReadingDifferentialIT {
  private static final int RECORDS = 150;
  /** What BIND does not read as the others do, or not at all. */
  private static final Map<String, String> NOT_BIND = Map.of();
  private static final Map<String, String> NOT_LDNS = Map.ofEntries(
      Map.entry("$GENERATE", "no such directive"), Map.entry("$INCLUDE", "no such directive"),
      Map.entry("class first", "takes a TTL behind the class for the type"),
      Map.entry("escaped owner", "prints owners without their escapes"),
      Map.entry("RRSIG", "takes the original TTL in it for its own"),
      Map.entry("KEY", "knows no names of algorithms in it"),
      Map.entry("IPSECKEY", "takes no key of several words"),
      Map.entry("CAA", "wants the value in quotes"),
      Map.entry("NINFO", "no such type"), Map.entry("RKEY", "no such type"),
      Map.entry("AVC", "no such type"));
  private static final Map<String, String> NOT_NSD = Map.of("$GENERATE", "no such directive",
      "SPF", "prints its first string alone", "\\\\", "takes a blank behind it for one of the word",
      "$INCLUDE", "takes quotes for part of the name, comments for an origin", "NINFO",
      "no such type", "RKEY",
      "no such type", "TALINK", "no such type", "GPOS", "no such type", "HIP", "no such type",
      "NSEC",
      "prints quotes in the next name without escapes");

  private static final Pattern WARNINGS = Pattern.compile("(?m)^\\[.*] nsd-checkzone.*\\n");

  @TempDir
  Path folder;

  /** Reads a zone and returns what it is on the wire, or what went wrong. */
  private interface Reader {
    Reading read(Path folder, String zone);
  }

  private record Reading(SortedSet<String> records, String failure) {
    static Reading failed(String why) {
      return new Reading(new TreeSet<>(), why);
    }
  }

  @Test
  void read_zone_isWhatBindReads() {
    compare(NOT_BIND.keySet(), ZoneReadingDifferentialIT::bind, Programs.COMPILE);
  }

  @Test
  void print_zone_isReadByBindAsTheSame() {
    compare(NOT_BIND.keySet(), ZoneReadingDifferentialIT::printed, Programs.COMPILE);
  }

  @Test
  void read_zone_isWhatLdnsReads() {
    compare(NOT_LDNS.keySet(),
        (place, zone) -> throughBind(place, Programs.run(place, Programs.LDNS, "-U", "SOA", zone)),
        Programs.COMPILE, Programs.LDNS);
  }

  @Test
  void read_zone_isWhatNsdReads() {
    compare(NOT_NSD.keySet(),
        (place, zone) -> throughBind(place,
            Programs.run(place, Programs.NSD, "-p", RandomZone.NAME, zone)),
        Programs.COMPILE, Programs.NSD);
  }

  private void compare(Set<String> without, Reader reader, String... programs) {
    for (String program : programs) {
      assumeTrue(Programs.isInstalled(program), "SKIPPED: " + program + " is not installed");
    }
    assertThat(Seeds.failures("zones", 12, seed -> compare(seed, without, reader))).isEmpty();
  }

  private Optional<String> compare(long seed, Set<String> without, Reader reader)
      throws IOException {
    Dice dice = new Dice(seed);
    RandomZone zone = new RandomZone(dice, RECORDS, without);
    String text = new Layout(dice).text(zone.entries());
    Path place = Files.createTempDirectory(folder, "zone");
    Files.writeString(place.resolve("zone"), text);
    for (Map.Entry<String, String> file : zone.files().entrySet()) {
      Files.writeString(place.resolve(file.getKey()), file.getValue());
    }
    ZoneContent content;
    try {
      content = ours(text, place);
    } catch (InvalidInputException e) {
      return Optional.of("Aeolus rejects what was to be right: " + e.getMessage());
    }
    Reading theirs = reader.read(place, "zone");
    SortedSet<String> ours = RawZone.of(content.table());
    if (theirs.failure == null && theirs.records.equals(ours)) {
      return Optional.empty();
    }
    return Optional.of(place + " " + (theirs.failure == null ? "" : theirs.failure)
        + difference("only Aeolus", ours, theirs.records)
        + difference("only the other", theirs.records, ours));
  }

  private static String difference(String who, Set<String> from, Set<String> other) {
    return from.stream()
        .filter(record -> !other.contains(record))
        .limit(5)
        .map(record -> "\n    " + who + ": " + record)
        .collect(Collectors.joining());
  }

  private static ZoneContent ours(String text, Path place) {
    return Zones.read(new ZoneSource(RandomZone.NAME, text,
        (line, column) -> new Location("zone", line, column)), place);
  }

  private static Reading bind(Path place, String zone) {
    Programs.Outcome outcome = Programs.compile(place, zone, zone + ".raw");
    try {
      return outcome.accepted()
          ? new Reading(RawZone.of(Files.readAllBytes(place.resolve(zone + ".raw"))), null)
          : Reading.failed(outcome.output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets BIND read what Aeolus prints. */
  private static Reading printed(Path place, String zone) {
    try {
      ZoneContent content = ours(Files.readString(place.resolve(zone)), place);
      String text = content.records()
          .stream()
          .map(ResourceRecord::toString)
          .collect(Collectors.joining("\n", "", "\n"));
      Files.writeString(place.resolve("printed"), text);
      return bind(place, "printed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets BIND read what another program printed, which makes octets of it independently. */
  private static Reading throughBind(Path place, Programs.Outcome outcome) {
    if (!outcome.accepted()) {
      return Reading.failed(outcome.output());
    }
    try {
      Files.write(place.resolve("other"),
          WARNINGS.matcher(outcome.output()).replaceAll("").getBytes(StandardCharsets.ISO_8859_1));
      return bind(place, "other");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
