package aeolus.zone;

/**
 * A record in presentation format.
 *
 * @param owner absolute, with final dot, lower case
 * @param ttl in seconds
 * @param type such as {@code AAAA}
 * @param rdata names in it absolute, lower case where servers are free to change it
 */
public record ResourceRecord(String owner, long ttl, String type, String rdata) {
  @Override
  public String toString() {
    return owner + " " + ttl + " IN " + type + " " + rdata;
  }
}
