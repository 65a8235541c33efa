package aeolus.zone.wire;

/** A part of a record's data: read from words, measured, written as words. */
interface Field {
  /** Takes one word or more and adds the octets that they stand for. */
  void read(Words words, Octets out) throws MistakeException;

  /** Returns where the field ends in a record's data; -1 or less where it is not one. */
  int end(byte[] data, int at, int end);

  /** Adds the words for a field that {@link #end} accepts, without blanks around. */
  void print(byte[] data, int at, int end, StringBuilder text);

  /** Changes to lower case what DNS compares without regard to it. */
  default void lower(byte[] data, int at, int end) {}
}
