package aeolus.zone;

import aeolus.core.Location;
import java.nio.file.Path;
import java.util.List;

/** Reads zones that tests write. */
public final class TestingZone {
  /** A SOA record and two nameservers, in three lines. */
  public static final String HEAD = """
      @ 3600 IN SOA ns1 hostmaster 1 7200 900 1209600 300
      @ 3600 IN NS ns.example.net.
      @ 3600 IN NS ns.example.org.
      """;

  private TestingZone() {}

  /** Makes a source for example.com. */
  public static ZoneSource source(String text) {
    return new ZoneSource("example.com", text,
        (line, column) -> new Location("example.com.zone", line, column));
  }

  /** Reads example.com from a whole file. */
  public static ZoneContent read(String text) {
    return Zones.read(source(text), Path.of("."));
  }

  /** Returns the records without those of the head. */
  public static List<String> records(String text) {
    List<ResourceRecord> head = read(HEAD).records();
    return read(HEAD + text).records()
        .stream()
        .filter(record -> !head.contains(record))
        .map(ResourceRecord::toString)
        .toList();
  }
}
