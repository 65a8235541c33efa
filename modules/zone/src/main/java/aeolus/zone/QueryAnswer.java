package aeolus.zone;

import java.util.List;

/** What a nameserver said to any query. */
public sealed interface QueryAnswer {
  /**
   * It answered.
   *
   * @param rcode response code, such as {@code NOERROR}
   * @param flags as dig(1) writes them: {@code qr aa}
   * @param records of the answer section, in the format of master files
   */
  record Answered(String rcode, String flags, List<String> records) implements QueryAnswer {
    public Answered {
      records = List.copyOf(records);
    }
  }

  /** It did not answer. */
  record NoAnswer(String reason) implements QueryAnswer {}
}
