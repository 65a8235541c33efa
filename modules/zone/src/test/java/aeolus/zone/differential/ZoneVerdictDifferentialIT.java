package aeolus.zone.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts mistakes into zones at random and compares what Aeolus, BIND, NSD and Knot say of them: what
 * any of the others rejects, Aeolus rejects, and what all accept, it accepts. {@code
 * -Daeolus.differential.mistakes=5000} tries more of them.
 */
final class ZoneVerdictDifferentialIT {
  private static final List<String> CHECKERS = List.of(Programs.NAMED, Programs.NSD, Programs.KNOT);
  /** What all three read in all spellings; Knot wants four digits a group in NID. */
  private static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "MX", "TXT", "PTR", "SRV",
      "CAA", "TLSA", "SSHFP", "SVCB", "HTTPS", "LOC", "URI", "OPENPGPKEY", "HINFO", "EUI48",
      "L32", "LP", "KX", "AFSDB", "RT", "PX", "SMIMEA", "ZONEMD", "DNSKEY", "CDS",
      "CDNSKEY", "EUI64", "DS", "NS", "MINFO", "CERT", "APL", "CSYNC", "DHCID",
      "TYPE65280", "DNAME", "RP", "NAPTR");

  /** Something that others say of a zone without its being reason to reject that. */
  private record Excuse(String program, Pattern message, String reason) {
    static Excuse of(String program, String message, String reason) {
      return new Excuse(program, Pattern.compile(message, Pattern.CASE_INSENSITIVE), reason);
    }

    boolean fits(String judge, Programs.Outcome outcome) {
      return program.equals(judge) && message.matcher(outcome.output()).find();
    }
  }

  private static final List<Excuse> EXCUSES = List.of(
      Excuse.of(Programs.KNOT, "invalid domain name character|owner is invalid|invalid record data",
          "wants escapes in names for characters that RFC 1035, section 5.1 does not"),
      Excuse.of(Programs.NSD, "invalid tag .*: contains invalid char",
          "RFC 8659, section 4.1.2 takes letters of either case"),
      Excuse.of(Programs.KNOT, "invalid algorithm in DS",
          "RFC 4034, appendix A.2 lets digests be of types that are still to come"),
      Excuse.of(Programs.KNOT, "fatal error in zone.*(invalid FQDN zone origin|unexpected data)",
          "wants the same in $ORIGIN"),
      Excuse.of(Programs.KNOT, "maximal item length has exceeded",
          "counts escapes as written, not the octets that they stand for"),
      Excuse.of(Programs.KNOT, "invalid Base64 character",
          "takes blanks between groups of four characters only; RFC 4034, section 2.2, anywhere"),
      Excuse.of(Programs.KNOT, "unsupported record type", "does not know CLASS1"));

  @TempDir
  Path folder;

  @Test
  void check_zoneWithMistake_isJudgedAsByOthers() {
    for (String program : CHECKERS) {
      assumeTrue(Programs.isInstalled(program), "SKIPPED: " + program + " is not installed");
    }
    assertThat(Seeds.failures("mistakes", 300, this::judge)).isEmpty();
  }

  private Optional<String> judge(long seed) throws IOException {
    Dice dice = new Dice(seed);
    Set<String> without = new HashSet<>(RandomData.TYPES);
    TYPES.forEach(without::remove);
    without.addAll(
        List.of("$INCLUDE", "$GENERATE", "CLASS1", "escaped owner", "escaped names", "\\\\"));
    List<Entry> entries = new RandomZone(dice, 4, without).entries();
    Mutation mutation = dice.of(Mutation.values());
    String text = new Layout(dice).text(mutation.of(entries, dice));
    Path place = Files.createTempDirectory(folder, "zone");
    Files.writeString(place.resolve("zone"), text);
    Verdict theirs = theirs(place);
    Optional<String> ours = ours(text, place);
    if (ours.isPresent() && theirs.rejections.isEmpty() && !theirs.excused) {
      return Optional.of(mutation + " rejected by Aeolus alone: " + ours.get() + " " + place);
    }
    return ours.isEmpty() && !theirs.rejections.isEmpty()
        ? Optional.of(mutation + " accepted by Aeolus, not by " + theirs.rejections + " " + place)
        : Optional.empty();
  }

  /**
   * What the others say.
   *
   * @param excused whether one of them stumbled over what is its own affair, so that nobody knows
   *     what it would say of the rest
   */
  private record Verdict(List<String> rejections, boolean excused) {}

  private static Verdict theirs(Path place) {
    List<String> rejections = new ArrayList<>();
    boolean excused = false;
    for (String program : CHECKERS) {
      Programs.Outcome outcome = Programs.check(place, program, "zone");
      if (!outcome.accepted()) {
        boolean own = EXCUSES.stream().anyMatch(excuse -> excuse.fits(program, outcome));
        excused |= own;
        if (!own) {
          rejections.add(program + ": " + outcome.output()
              .lines()
              .filter(line -> !line.contains("warning"))
              .limit(2)
              .collect(Collectors.joining(" / ")));
        }
      }
    }
    return new Verdict(rejections, excused);
  }

  private static Optional<String> ours(String text, Path place) {
    ZoneSource source = new ZoneSource(RandomZone.NAME, text,
        (line, column) -> new Location("zone", line, column));
    try {
      return Zones.check(List.of(Zones.read(source, place)))
          .stream()
          .filter(Problem::isError)
          .map(Problem::toString)
          .findFirst();
    } catch (InvalidInputException e) {
      return Optional.of(e.getMessage());
    }
  }
}
