package aeolus.zone;

import java.util.List;

/**
 * A zone that was read without errors.
 *
 * @param name without final dot
 * @param serial of its SOA record, 0 to 2^32-1
 * @param text the master file it was read from
 * @param origin where the lines of the text come from
 * @param records sorted, without repeated ones
 * @param repeated those that the text has again, be it with another TTL
 * @param contentHash digest of the records without the serial; order, case of names and spelling do
 *        not count
 */
public record ZoneContent(String name, long serial, String text, LineOrigin origin,
    List<ResourceRecord> records, List<ResourceRecord> repeated, String contentHash) {
  public ZoneContent {
    records = List.copyOf(records);
    repeated = List.copyOf(repeated);
  }
}
