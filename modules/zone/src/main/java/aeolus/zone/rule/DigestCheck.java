package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;

/** Digests of DS, CDS, DLV, SSHFP, ZONEMD, TLSA and SMIMEA records. */
final class DigestCheck implements Check {
  private static final int[] DS_LENGTHS = {-1, 20, 32, 32, 48};
  private static final int[] SSHFP_LENGTHS = {-1, 20, 32};
  private static final int[] ZONEMD_LENGTHS = {-1, 48, 64};
  private static final int[] TLSA_LENGTHS = {-1, 32, 64};

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    for (int record = 0; record < table.size(); record++) {
      int start = table.dataStart(record);
      switch (table.type(record)) {
        case RecordType.DS -> {
          delegation(zone, record);
          digest(zone, record, start + 3, DS_LENGTHS, 4);
        }
        case RecordType.CDS -> {
          // Algorithm 0 asks the parent to take the DS records away (RFC 8078, section 4).
          if (zone.data[start + 2] != 0) {
            digest(zone, record, start + 3, DS_LENGTHS, 4);
          }
        }
        case RecordType.DLV -> digest(zone, record, start + 3, DS_LENGTHS, 4);
        case RecordType.SSHFP -> digest(zone, record, start + 1, SSHFP_LENGTHS, 2);
        case RecordType.ZONEMD -> summary(zone, record, start + 5);
        case RecordType.TLSA, RecordType.SMIMEA -> certificate(zone, record, start);
        default -> {
          // No digest in it.
        }
      }
    }
  }

  private static void digest(Findings zone, int record, int kindAt, int[] lengths, int last) {
    int kind = zone.data[kindAt] & 0xff;
    int got = zone.table.dataEnd(record) - kindAt - 1;
    String type = RecordType.name(zone.table.type(record));
    if (kind == 0 || kind > last) {
      zone.report(Rule.DIGEST_TYPE, record,
          type + ": expected a digest type from 1 to " + last + ", got " + kind);
    } else if (got != lengths[kind]) {
      zone.report(Rule.DIGEST_LENGTH, record, type + ": expected a digest of " + lengths[kind]
          + " octets for digest type " + kind + ", got " + got);
    } else if (kind == 1) {
      zone.report(Rule.DIGEST_TYPE, record, type + ": expected SHA-256 (2), got SHA-1 (1)");
    }
  }

  /** Digests of zones; of other kinds they have 12 octets or more (RFC 8976, section 2.2.4). */
  private static void summary(Findings zone, int record, int kindAt) {
    int kind = zone.data[kindAt] & 0xff;
    int got = zone.table.dataEnd(record) - kindAt - 1;
    boolean known = kind > 0 && kind < ZONEMD_LENGTHS.length;
    if (known ? got != ZONEMD_LENGTHS[kind] : got < 12) {
      zone.report(Rule.DIGEST_LENGTH, record, "ZONEMD: expected a digest of "
          + (known ? ZONEMD_LENGTHS[kind] : "12 or more") + " octets for digest type " + kind
          + ", got " + got);
    }
  }

  private static void certificate(Findings zone, int record, int start) {
    byte[] data = zone.data;
    String type = RecordType.name(zone.table.type(record));
    boolean unknown = (data[start] & 0xff) > 3 || (data[start + 1] & 0xff) > 1
        || (data[start + 2] & 0xff) > 2;
    if (unknown) {
      zone.report(Rule.DIGEST_TYPE, record, type
          + ": expected a usage from 0 to 3, a selector of 0 or 1, a matching type from 0 to 2, got "
          + (data[start] & 0xff) + " " + (data[start + 1] & 0xff) + " " + (data[start + 2] & 0xff));
      return;
    }
    int kind = data[start + 2];
    int got = zone.table.dataEnd(record) - start - 3;
    if (kind > 0 && got != TLSA_LENGTHS[kind]) {
      // Servers load it, clients can't use it.
      zone.report(Rule.DIGEST_TYPE, record, type + ": expected " + TLSA_LENGTHS[kind]
          + " octets for matching type " + kind + ", got " + got);
    }
  }

  private static void delegation(Findings zone, int record) {
    int owner = zone.table.owner(record);
    if (owner == RecordTable.APEX) {
      zone.report(Rule.DS_APEX, record, "DS of " + zone.table.ownerText(record)
          + ": expected it in the zone above, got it at the top of this one");
    } else if (!zone.table.has(owner, RecordType.NS)) {
      zone.report(Rule.DS_PLACE, record, "DS of " + zone.table.ownerText(record)
          + ": expected it at a delegation, got no NS records of a child beside it");
    }
  }
}
