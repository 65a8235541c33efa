package aeolus.zone.wire;

import java.util.Arrays;

/** Octets that grow at the end. */
public final class Octets {
  private byte[] data;
  private int size;

  /** Makes room for some. */
  public Octets(int room) {
    data = new byte[Math.max(16, room)];
  }

  /** Returns the octets themselves; valid up to {@link #size} and until more are added. */
  public byte[] data() {
    return data;
  }

  public int size() {
    return size;
  }

  /** Forgets all octets from a position on. */
  public void truncate(int length) {
    size = length;
  }

  private void reserve(int more) {
    if (size + more > data.length) {
      data = Arrays.copyOf(data, Math.max(size + more, data.length * 2));
    }
  }

  /** Adds the low eight bits. */
  public void u8(int value) {
    reserve(1);
    data[size++] = (byte) value;
  }

  /** Adds the low sixteen bits, high octet first. */
  public void u16(int value) {
    u8(value >> 8);
    u8(value);
  }

  /** Adds the low 32 bits, high octet first. */
  public void u32(long value) {
    u16((int) (value >> 16));
    u16((int) value);
  }

  /** Adds part of an array. */
  public void add(byte[] from, int start, int length) {
    reserve(length);
    System.arraycopy(from, start, data, size, length);
    size += length;
  }

  /** Adds an array. */
  public void add(byte[] all) {
    add(all, 0, all.length);
  }

  /** Changes an octet that is there. */
  public void set(int at, int value) {
    data[at] = (byte) value;
  }
}
