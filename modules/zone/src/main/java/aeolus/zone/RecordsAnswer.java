package aeolus.zone;

import java.util.List;

/** What a nameserver said to a query, its records in the form in which zones are compared. */
public sealed interface RecordsAnswer {
  /**
   * It answered.
   *
   * @param rcode response code, such as {@code NOERROR}
   * @param authoritative whether the AA flag was set
   * @param answer records of the answer section
   * @param authority records of the authority section: a referral's NS records, say
   * @param additional records of the additional section: glue, say
   */
  record Answered(String rcode, boolean authoritative, List<ResourceRecord> answer,
      List<ResourceRecord> authority, List<ResourceRecord> additional) implements RecordsAnswer {
    public Answered {
      answer = List.copyOf(answer);
      authority = List.copyOf(authority);
      additional = List.copyOf(additional);
    }
  }

  /** It did not answer. */
  record NoAnswer(String reason) implements RecordsAnswer {}
}
