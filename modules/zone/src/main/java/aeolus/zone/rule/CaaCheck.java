package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values of CAA records. */
final class CaaCheck implements Check {
  private static final String LABEL = "[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?";
  private static final Pattern ISSUER = Pattern.compile("\\s*(" + LABEL + "(\\." + LABEL
      + ")*)?\\s*(;\\s*(" + LABEL + "=[!-:<-~]*\\s*(;\\s*" + LABEL + "=[!-:<-~]*\\s*)*;?\\s*)?)?");
  private static final Pattern REPORT = Pattern.compile("(mailto:[^@\\s]+@[^@\\s]+|https?://\\S+)");

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    for (int record = 0; record < table.size(); record++) {
      if (table.type(record) == RecordType.CAA) {
        value(zone, record);
      }
    }
  }

  private static void value(Findings zone, int record) {
    RecordTable table = zone.table;
    int start = table.dataStart(record);
    int tagLength = table.data()[start + 1];
    String tag = new String(table.data(), start + 2, tagLength, StandardCharsets.ISO_8859_1)
        .toLowerCase(Locale.ROOT);
    int from = start + 2 + tagLength;
    String value = new String(table.data(), from, table.dataEnd(record) - from,
        StandardCharsets.ISO_8859_1);
    int flags = table.data()[start] & 0xff;
    if (flags != 0 && flags != 128) {
      zone.report(Rule.CAA_VALUE, record, "CAA: expected flags of 0 or 128, got " + flags);
    }
    switch (tag) {
      case "issue", "issuewild", "issuemail", "issuevmc" -> expect(zone, record, ISSUER, tag,
          "a domain name and parameters such as \"ca.example; account=1\"", value);
      case "iodef" -> expect(zone, record, REPORT, tag, "mailto:, http: or https:", value);
      case "contactemail", "contactphone" -> {
        // Any text will do.
      }
      default -> zone.report(Rule.CAA_VALUE, record,
          "CAA: expected issue, issuewild or iodef, got \"" + tag + "\"");
    }
  }

  private static void expect(Findings zone, int record, Pattern form, String tag,
      String expected, String value) {
    if (!form.matcher(value).matches()) {
      zone.report(Rule.CAA_VALUE, record,
          "CAA " + tag + ": expected " + expected + ", got \"" + value + "\"");
    }
  }
}
