package aeolus.zone.master;

import aeolus.zone.ResourceRecord;
import aeolus.zone.wire.MistakeException;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.Octets;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import aeolus.zone.wire.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads records that are not of a file but of a list. Unlike those of files they are taken as they
 * are: a server may serve what no file could have.
 */
public final class RecordTexts {
  private static final byte[] ROOT = {0};
  private static final int USUAL_LENGTH = 40;
  private static final EntryScanner.Listener NOBODY = new EntryScanner.Listener() {
    @Override
    public void mistake(int offset, String message) {}

    @Override
    public void comment(int from, int to) {}
  };

  private RecordTexts() {}

  /**
   * Returns a table of records, whose places are their indices in the list.
   *
   * @throws IllegalArgumentException where an owner or a type is none
   */
  public static RecordTable table(List<ResourceRecord> records) {
    RecordTable.Builder table = new RecordTable.Builder(ROOT, records.size() * USUAL_LENGTH);
    for (int place = 0; place < records.size(); place++) {
      add(records.get(place), place, table);
    }
    return table.build();
  }

  private static void add(ResourceRecord record, int place, RecordTable.Builder table) {
    byte[] owner = Names.of(record.owner());
    int type = RecordType.number(record.type());
    if (owner == null || type < 0) {
      throw new IllegalArgumentException("expected a record, got \"" + record + "\"");
    }
    int start = table.data().size();
    read(type, record.rdata(), table.data());
    table.add(table.names().intern(owner, 0), type, record.ttl(), start, place);
  }

  /** Reads data; what is not data of its type is kept letter by letter, to be told from others. */
  private static void read(int type, String rdata, Octets data) {
    byte[] text = (rdata + "\n").getBytes(StandardCharsets.UTF_8);
    Words words = new Words(text, ROOT);
    EntryScanner scanner = new EntryScanner(words, NOBODY);
    int start = data.size();
    try {
      if (scanner.next() && !scanner.isBroken()) {
        RecordType.read(type, words, data);
        return;
      }
    } catch (MistakeException _) {
      data.truncate(start);
    }
    data.add(text, 0, text.length - 1);
  }
}
