package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.Optional;

/** SPF, DMARC and DKIM records. */
final class MailCheck implements Check {
  private static final byte[] DMARC = "\6_dmarc".getBytes(
      java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] DKIM = "\12_domainkey".getBytes(
      java.nio.charset.StandardCharsets.US_ASCII);

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    int before = -1;
    int spfOwner = -1;
    for (int record = 0; record < table.size(); record++) {
      int type = table.type(record);
      if (type == RecordType.SPF) {
        zone.report(Rule.SPF_TYPE, record, "SPF record: expected a TXT record, got type SPF");
      }
      if (type != RecordType.TXT || table.isRepeated(record)) {
        continue;
      }
      if (SpfSyntax.isSpf(table, record)) {
        if (spfOwner == table.owner(record)) {
          int later = table.place(before) < table.place(record) ? record : before;
          zone.report(Rule.SPF_SINGLE, later, table.ownerText(record)
              + ": expected one SPF record, got another, which makes mail servers ignore both");
        }
        spfOwner = table.owner(record);
        before = record;
        spf(zone, record);
      }
      labels(zone, record);
    }
  }

  private static void spf(Findings zone, int record) {
    String text = Strings.joined(zone.table, record);
    Optional<String> wrong = SpfSyntax.mistake(text);
    if (wrong.isPresent()) {
      zone.report(Rule.SPF_SYNTAX, record, "SPF: " + wrong.get());
      return;
    }
    int lookups = new SpfLookups().count(zone, record);
    if (lookups > SpfLookups.MOST) {
      zone.report(Rule.SPF_LOOKUPS, record, "SPF: expected at most " + SpfLookups.MOST
          + " terms that need lookups, those of records included in it among them, got "
          + lookups);
    }
  }

  private static void labels(Findings zone, int record) {
    NameTable names = zone.table.names();
    byte[] octets = names.data();
    int start = names.start(zone.table.owner(record));
    if (begins(octets, start, DMARC)) {
      if (Strings.startsWith(zone.table, record, "v=dmarc")) {
        TagList.dmarc(Strings.joined(zone.table, record))
            .ifPresent(wrong -> zone.report(Rule.DMARC_SYNTAX, record, "DMARC: " + wrong));
      }
    } else if (octets[start] != 0 && begins(octets, start + 1 + octets[start], DKIM)) {
      TagList.dkim(Strings.joined(zone.table, record))
          .ifPresent(wrong -> zone.report(Rule.DKIM_SYNTAX, record, "DKIM: " + wrong));
    }
  }

  private static boolean begins(byte[] octets, int start, byte[] label) {
    return java.util.Arrays.equals(octets, start, Math.min(octets.length, start + label.length),
        label, 0, label.length);
  }
}
