package aeolus.zone.wire;

import java.util.Arrays;

/**
 * The records of a zone in columns, grouped by owner and sorted by type, data and place within it.
 * Owners are numbers of names in the order of their first use; the zone's own name is number 0. Names
 * in the data are in lower case.
 */
public final class RecordTable {
  /** The number of the zone's own name. */
  public static final int APEX = 0;

  private final NameTable names;
  private final byte[] apex;
  private final byte[] data;
  private final int[] owners;
  private final char[] types;
  private final int[] ttls;
  private final int[] places;
  private final int[] starts;
  private final char[] lengths;
  private final int[] ownerStarts;

  private RecordTable(Builder builder, int[] order) {
    names = builder.names;
    int start = names.start(APEX);
    apex = Arrays.copyOfRange(names.data(), start, start + Names.length(names.data(), start));
    data = builder.data.data();
    owners = permuted(builder.owners, order);
    types = permuted(builder.types, order);
    ttls = permuted(builder.ttls, order);
    places = permuted(builder.places, order);
    starts = permuted(builder.starts, order);
    lengths = permuted(builder.lengths, order);
    ownerStarts = ownerStarts(owners, names.size());
  }

  private static int[] permuted(int[] column, int[] order) {
    int[] out = new int[order.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = column[order[i]];
    }
    return out;
  }

  private static char[] permuted(char[] column, int[] order) {
    char[] out = new char[order.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = column[order[i]];
    }
    return out;
  }

  /** Returns where the records of each owner begin, and where those of the last end. */
  private static int[] ownerStarts(int[] owners, int names) {
    int[] starts = new int[names + 1];
    for (int owner : owners) {
      starts[owner + 1]++;
    }
    for (int name = 0; name < names; name++) {
      starts[name + 1] += starts[name];
    }
    return starts;
  }

  /** Returns how many records there are, repeated ones among them. */
  public int size() {
    return owners.length;
  }

  /** Returns how many owners there are, the zone's own name among them. */
  public int owners() {
    return names.size();
  }

  public NameTable names() {
    return names;
  }

  /** Returns the zone's name in wire format; not to be changed. */
  public byte[] apex() {
    return apex;
  }

  public int owner(int record) {
    return owners[record];
  }

  public int type(int record) {
    return types[record];
  }

  /** Returns seconds. */
  public long ttl(int record) {
    return ttls[record] & 0xffffffffL;
  }

  /** Returns the place that the reader gave it. */
  public int place(int record) {
    return places[record];
  }

  /** Returns the octets that the data of all records is in; not to be changed. */
  public byte[] data() {
    return data;
  }

  public int dataStart(int record) {
    return starts[record];
  }

  public int dataEnd(int record) {
    return starts[record] + lengths[record];
  }

  /** Returns the first record of an owner. */
  public int begin(int owner) {
    return ownerStarts[owner];
  }

  /** Returns the record behind the last one of an owner. */
  public int end(int owner) {
    return ownerStarts[owner + 1];
  }

  /** Returns the first record of an owner and type, -1 where there is none. */
  public int find(int owner, int type) {
    if (owner < 0) {
      return -1;
    }
    int low = begin(owner);
    int high = end(owner);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (types[middle] < type) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < end(owner) && types[low] == type ? low : -1;
  }

  /** Tells whether an owner has records of a type. */
  public boolean has(int owner, int type) {
    return find(owner, type) >= 0;
  }

  /** Returns the record behind the last one of a record's RRset. */
  public int setEnd(int record) {
    int end = record + 1;
    while (end < owners.length && owners[end] == owners[record] && types[end] == types[record]) {
      end++;
    }
    return end;
  }

  /** Tells whether a record is in the zone before, be it with another TTL. */
  public boolean isRepeated(int record) {
    return record > 0 && owners[record - 1] == owners[record] && types[record - 1] == types[record]
        && compareData(data, starts[record], lengths[record], starts[record - 1],
            lengths[record - 1]) == 0;
  }

  private static int compareData(byte[] data, int a, int lengthOfA, int b, int lengthOfB) {
    return Arrays.compareUnsigned(data, a, a + lengthOfA, data, b, b + lengthOfB);
  }

  /** Returns the text of a record's data. */
  public String dataText(int record) {
    return RecordType.text(type(record), data, dataStart(record), dataEnd(record));
  }

  /** Returns the text of a record's owner, with final dot. */
  public String ownerText(int record) {
    return names.text(owners[record]);
  }

  /** Collects records in any order. */
  public static final class Builder {
    private final NameTable names;
    private final Octets data;
    private int[] owners;
    private char[] types;
    private int[] ttls;
    private int[] places;
    private int[] starts;
    private char[] lengths;
    private int size;

    /**
     * Starts with no record.
     *
     * @param apex the zone's name in wire format and lower case
     * @param textLength octets of the zone's text, from which memory is estimated
     */
    public Builder(byte[] apex, int textLength) {
      names = new NameTable(textLength / 2);
      names.intern(apex, 0);
      data = new Octets(textLength / 4);
      int room = Math.max(16, textLength / 40);
      owners = new int[room];
      types = new char[room];
      ttls = new int[room];
      places = new int[room];
      starts = new int[room];
      lengths = new char[room];
    }

    public NameTable names() {
      return names;
    }

    /** Returns where data of the next record is to be put. */
    public Octets data() {
      return data;
    }

    public int size() {
      return size;
    }

    /** Adds a record whose data was put last, beginning at a position. */
    public void add(int owner, int type, long ttl, int dataStart, int place) {
      if (size == owners.length) {
        grow();
      }
      owners[size] = owner;
      types[size] = (char) type;
      ttls[size] = (int) ttl;
      places[size] = place;
      starts[size] = dataStart;
      lengths[size] = (char) (data.size() - dataStart);
      size++;
    }

    private void grow() {
      int room = size * 2;
      owners = Arrays.copyOf(owners, room);
      types = Arrays.copyOf(types, room);
      ttls = Arrays.copyOf(ttls, room);
      places = Arrays.copyOf(places, room);
      starts = Arrays.copyOf(starts, room);
      lengths = Arrays.copyOf(lengths, room);
    }

    /** Groups and sorts what was added. */
    public RecordTable build() {
      int[] begins = ownerStarts(Arrays.copyOf(owners, size), names.size());
      int[] order = new int[size];
      int[] next = begins.clone();
      for (int i = 0; i < size; i++) {
        order[next[owners[i]]++] = i;
      }
      for (int name = 0; name < names.size(); name++) {
        if (begins[name + 1] - begins[name] > 1) {
          sort(order, begins[name], begins[name + 1]);
        }
      }
      return new RecordTable(this, order);
    }

    private void sort(int[] order, int from, int to) {
      if (to - from <= 12) {
        insertionSort(order, from, to);
        return;
      }
      Integer[] boxed = new Integer[to - from];
      Arrays.setAll(boxed, i -> order[from + i]);
      Arrays.sort(boxed, this::compare);
      for (int i = 0; i < boxed.length; i++) {
        order[from + i] = boxed[i];
      }
    }

    private void insertionSort(int[] order, int from, int to) {
      for (int i = from + 1; i < to; i++) {
        int record = order[i];
        int at = i;
        while (at > from && compare(order[at - 1], record) > 0) {
          order[at] = order[at - 1];
          at--;
        }
        order[at] = record;
      }
    }

    /** Sorts are stable and begin in the order of the text, which makes place the last key. */
    private int compare(int a, int b) {
      return types[a] != types[b]
          ? types[a] - types[b]
          : compareData(data.data(), starts[a], lengths[a], starts[b], lengths[b]);
    }
  }
}
