package aeolus.zone.wire;

/** Data of any type: {@code \# 4 C0000201} (RFC 3597, section 5). */
final class GenericData {
  private static final String EXPECTED = "\\#, a length and hexadecimal digits";

  private GenericData() {}

  static void read(int type, Words words, Octets out) throws MistakeException {
    int mark = words.next(EXPECTED);
    int start = out.size();
    long length = words.number(65_535, "a length from 0 to 65535");
    if (words.hasNext()) {
      CodedField.HEX.read(words, out);
    }
    if (out.size() - start != length) {
      throw words.wrong(mark + 1, (out.size() - start) + " for as many octets");
    }
    if (!RecordType.isValid(type, out.data(), start, out.size())) {
      throw new MistakeException(words.start(mark),
          "expected data of a " + RecordType.name(type) + " record, got other octets");
    }
    RecordType.lower(type, out.data(), start, out.size());
  }

  static MistakeException missing(Words words) throws MistakeException {
    return words.wrong(words.next(EXPECTED), EXPECTED);
  }

  static String text(byte[] data, int from, int to) {
    int length = to - from;
    return "\\# " + length + (length == 0 ? "" : " " + CodedField.upperHex(data, from, to));
  }
}
