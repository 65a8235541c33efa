package aeolus.zone;

/** What a nameserver said to a query for a zone's SOA record. */
public sealed interface SoaAnswer {
  /**
   * It answered with the record.
   *
   * @param serial 0 to 2^32-1
   * @param authoritative whether the AA flag was set (RFC 1035, section 4.1.1)
   */
  record Answered(long serial, boolean authoritative) implements SoaAnswer {}

  /** It answered without the record; the response code, such as {@code REFUSED}. */
  record Refused(String rcode) implements SoaAnswer {}

  /** It did not answer. */
  record NoAnswer(String reason) implements SoaAnswer {}
}
