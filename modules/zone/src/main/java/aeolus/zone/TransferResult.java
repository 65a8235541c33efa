package aeolus.zone;

import java.util.List;

/** What came of asking a nameserver for a whole zone. */
public sealed interface TransferResult {
  /** The zone's records, sorted, without duplicates. */
  record Transferred(List<ResourceRecord> records) implements TransferResult {
    public Transferred {
      records = ZoneRecords.of(records);
    }
  }

  /** The zone was not handed out; why, for people. */
  record Failed(String reason) implements TransferResult {}
}
