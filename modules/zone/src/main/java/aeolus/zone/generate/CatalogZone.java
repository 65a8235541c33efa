package aeolus.zone.generate;

import aeolus.core.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Makes the records of a catalog zone (RFC 9432), but for SOA.
 *
 * @param name of the catalog, without final dot
 * @param ttl as written in master files, empty for that of {@code $TTL}
 */
public record CatalogZone(String name, String ttl) {
  /** The name that stands in a catalog for the nameservers it does not need. */
  public static final String NAMESERVER = "invalid.";
  private static final int LABEL_LENGTH = 32;

  /**
   * Returns one record a line, in the order of members; without final newline.
   *
   * @param members names of zones, without final dot
   * @param group the group of a member, if any
   */
  public String of(Collection<String> members, Function<String, Optional<String>> group) {
    List<String> lines = new ArrayList<>();
    lines.add(record("", "NS", NAMESERVER));
    lines.add(record("version.", "TXT", "\"2\""));
    for (String member : new TreeSet<>(members)) {
      String owner = label(member) + ".zones.";
      lines.add(record(owner, "PTR", member + "."));
      group.apply(member)
          .ifPresent(text -> lines.add(record("group." + owner, "TXT", quoted(text))));
    }
    return String.join("\n", lines);
  }

  private String record(String owner, String type, String data) {
    return owner + name + "." + (ttl.isEmpty() ? "" : " " + ttl) + " IN " + type + " " + data;
  }

  /** To a consumer, another label would be another zone, to be transferred anew. */
  private static String label(String member) {
    return Sha256.of(member.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .substring(0, LABEL_LENGTH);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
