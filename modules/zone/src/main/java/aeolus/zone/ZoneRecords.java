package aeolus.zone;

import aeolus.zone.master.RecordTexts;
import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * Records as a list and as a table, of which the one that is not there yet is made when first asked
 * for. Immutable.
 */
public final class ZoneRecords extends AbstractList<ResourceRecord> implements RandomAccess {
  private final List<ResourceRecord> texts;
  /** The records of the table in the list's order, where the list is made of it. */
  private final int[] order;
  private RecordTable table;

  private ZoneRecords(List<ResourceRecord> texts, int[] order, RecordTable table) {
    this.texts = texts;
    this.order = order;
    this.table = table;
  }

  /** Keeps records in their order. */
  public static ZoneRecords of(Collection<ResourceRecord> records) {
    return records instanceof ZoneRecords known
        ? known
        : new ZoneRecords(List.copyOf(records), null, null);
  }

  /** Lists the records of a table in canonical order (RFC 4034, section 6), repeated ones once. */
  public static ZoneRecords of(RecordTable table) {
    int[] order = inOrder(table).filter(record -> !table.isRepeated(record)).toArray();
    return new ZoneRecords(List.of(), order, table);
  }

  /** Returns the numbers of a table's records in canonical order. */
  static IntStream inOrder(RecordTable table) {
    NameTable names = table.names();
    byte[] data = names.data();
    Integer[] owners = new Integer[table.owners()];
    Arrays.setAll(owners, owner -> owner);
    Arrays.sort(owners, (a, b) -> Names.compare(data, names.start(a), data, names.start(b)));
    return Arrays.stream(owners)
        .flatMapToInt(owner -> IntStream.range(table.begin(owner), table.end(owner)));
  }

  static ResourceRecord record(RecordTable table, int record) {
    return new ResourceRecord(table.ownerText(record), table.ttl(record),
        RecordType.name(table.type(record)), table.dataText(record));
  }

  /** Returns the records in columns; names in them are all below that of the root. */
  synchronized RecordTable table() {
    if (table == null) {
      table = RecordTexts.table(texts);
    }
    return table;
  }

  @Override
  public ResourceRecord get(int index) {
    return order == null ? texts.get(index) : record(table, order[index]);
  }

  @Override
  public int size() {
    return order == null ? texts.size() : order.length;
  }
}
