package aeolus.zone;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the records of a zone that is served as a template of a master file. */
public final class ZoneTemplate {
  private static final Set<String> MADE_BY_SERVER = Set.of("RRSIG", "NSEC", "NSEC3", "NSEC3PARAM",
      "DNSKEY", "CDS", "CDNSKEY", "TYPE65534");
  private static final Pattern SOA = Pattern.compile("^(\\S+ \\S+) \\d+ (.*)");
  /** What the template language would take for its own. */
  private static final Pattern MARKS = Pattern.compile("\\{\\{|\\{%|\\{#|\\}\\}|%\\}|#\\}");

  private final String apex;
  private final long ttl;

  private ZoneTemplate(String apex, long ttl) {
    this.apex = apex;
    this.ttl = ttl;
  }

  /**
   * Returns the template: apex first, owners relative and in canonical order, the most frequent TTL
   * as {@code $TTL}, the serial left to whoever renders it. Where the zone is signed, what the server
   * makes by signing is left out.
   *
   * @param zone its name, with or without final dot
   */
  public static String of(String zone, List<ResourceRecord> records) {
    String apex = (zone.endsWith(".") ? zone : zone + ".").toLowerCase(Locale.ROOT);
    boolean signed = records.stream().anyMatch(record -> record.type().equals("RRSIG"));
    List<ResourceRecord> own = records.stream()
        .filter(record -> !signed || !MADE_BY_SERVER.contains(record.type()))
        .sorted(order())
        .toList();
    return new ZoneTemplate(apex, usualTtl(own)).text(own);
  }

  private static Comparator<ResourceRecord> order() {
    return Comparator.comparing(ResourceRecord::owner, ZoneChanges::compareNames)
        .thenComparing(record -> switch (record.type()) {
          case "SOA" -> "";
          case "NS" -> " ";
          default -> record.type();
        });
  }

  private static long usualTtl(List<ResourceRecord> records) {
    Map<Long, Long> counts = records.stream()
        .collect(Collectors.groupingBy(ResourceRecord::ttl, TreeMap::new, Collectors.counting()));
    return counts.entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0L);
  }

  private String text(List<ResourceRecord> records) {
    int owners = width(records, record -> owner(record.owner()));
    int types = width(records, ResourceRecord::type);
    StringBuilder text = new StringBuilder("$ORIGIN " + apex + "\n$TTL " + ttl + "\n");
    String last = "";
    for (ResourceRecord record : records) {
      String owner = record.owner().equals(last) ? "" : owner(record.owner());
      last = record.owner();
      String own = record.ttl() == ttl ? "" : record.ttl() + " ";
      text.append(String.format("%-" + owners + "s %sIN %-" + types + "s %s%n", owner, own,
          record.type(), rdata(record)));
    }
    return text.toString();
  }

  private static int width(List<ResourceRecord> records,
      Function<ResourceRecord, String> text) {
    return records.stream().mapToInt(record -> text.apply(record).length()).max().orElse(1);
  }

  private String owner(String name) {
    if (name.equals(apex)) {
      return "@";
    }
    return quoted(apex.equals(".") ? name : name.substring(0, name.length() - apex.length() - 1));
  }

  private static String rdata(ResourceRecord record) {
    return record.type().equals("SOA")
        ? SOA.matcher(quoted(record.rdata())).replaceFirst("$1 {{ serial }} $2")
        : quoted(record.rdata());
  }

  private static String quoted(String text) {
    return MARKS.matcher(text)
        .replaceAll(mark -> Matcher.quoteReplacement("{{ '" + mark.group() + "' }}"));
  }
}
