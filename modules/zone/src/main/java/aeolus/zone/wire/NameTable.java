package aeolus.zone.wire;

import java.util.Arrays;

/** Names in wire format and lower case, each of them once, numbered from 0. */
public final class NameTable {
  private final Octets octets;
  private int[] starts;
  private int[] hashes;
  private int[] slots;
  private int size;
  /** The name that was asked for last: records of one owner mostly follow one another. */
  private int last = -1;

  /** Makes room for the octets of some names. */
  public NameTable(int room) {
    octets = new Octets(room);
    starts = new int[Math.max(16, room / 16)];
    hashes = new int[starts.length];
    // Half of it is used before it grows.
    slots = new int[Math.max(64, Integer.highestOneBit(room / 16))];
  }

  public int size() {
    return size;
  }

  /** Returns the octets that names are in. */
  public byte[] data() {
    return octets.data();
  }

  /** Returns where in the octets a name begins. */
  public int start(int name) {
    return starts[name];
  }

  /** Returns the number of a name, which is added if it is new. */
  public int intern(byte[] data, int start) {
    int length = Names.length(data, start);
    if (last < 0 || !isSame(octets.data(), starts[last], data, start, length)) {
      int hash = hash(data, start, length);
      int found = find(data, start, length, hash);
      last = found >= 0 ? found : add(data, start, length, hash);
    }
    return last;
  }

  /** Returns the number of a name, -1 where there is no such name. */
  public int find(byte[] data, int start) {
    int length = Names.length(data, start);
    return find(data, start, length, hash(data, start, length));
  }

  private int find(byte[] data, int start, int length, int hash) {
    byte[] known = octets.data();
    int mask = slots.length - 1;
    for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int name = slots[slot] - 1;
      int at = starts[name];
      if (hashes[name] == hash && isSame(known, at, data, start, length)) {
        return name;
      }
    }
    return -1;
  }

  private boolean isSame(byte[] known, int at, byte[] data, int start, int length) {
    return at + length <= octets.size()
        && Arrays.equals(known, at, at + length, data, start, start + length);
  }

  private static int hash(byte[] data, int start, int length) {
    int hash = 0x811c9dc5;
    for (int at = start; at < start + length; at++) {
      hash = (hash ^ data[at]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }

  private int add(byte[] data, int start, int length, int hash) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    starts[size] = octets.size();
    hashes[size] = hash;
    octets.add(data, start, length);
    size++;
    if (size * 2 > slots.length) {
      rehash();
    } else {
      put(size - 1);
    }
    return size - 1;
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    for (int name = 0; name < size; name++) {
      put(name);
    }
  }

  private void put(int name) {
    int mask = slots.length - 1;
    int slot = hashes[name] & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = name + 1;
  }

  /** Returns a name's text, with final dot. */
  public String text(int name) {
    return Names.text(octets.data(), starts[name]);
  }
}
