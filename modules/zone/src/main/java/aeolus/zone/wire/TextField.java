package aeolus.zone.wire;

/** Strings of octets. */
enum TextField implements Field {
  /** Up to 255 octets behind their number (RFC 1035, section 3.3). */
  STRING {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      int word = words.next(EXPECTED);
      if (words.is(word, "@")) {
        // NSD takes it for a name.
        throw words.wrong(word, "\"@\" in quotes");
      }
      int start = out.size();
      out.u8(0);
      undo(words, word, out);
      int length = out.size() - start - 1;
      if (length > 255) {
        throw words.wrong(word, EXPECTED);
      }
      out.set(start, length);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return at < end ? at + 1 + (data[at] & 0xff) : -1;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Escapes.printQuoted(data, at + 1, end, text);
    }
  },
  /** The same, with neither an {@code @} nor dots unless in quotes: NSD takes these for a name. */
  PLAIN {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      int word = words.next(EXPECTED);
      if (!words.isQuoted(word) && hasDot(words.text(), words.from(word), words.to(word))) {
        throw words.wrong(word, "quotes around a string with dots");
      }
      words.seek(word);
      STRING.read(words, out);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return STRING.end(data, at, end);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      STRING.print(data, at, end, text);
    }
  },
  /** The same, which may be missing. */
  OPTIONAL {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      if (words.hasNext()) {
        PLAIN.read(words, out);
      }
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return at == end ? at : STRING.end(data, at, end);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      if (at < end) {
        STRING.print(data, at, end, text);
      }
    }
  },
  /** All the rest. */
  VALUE {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      undo(words, words.next("a string"), out);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return end;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Escapes.printQuoted(data, at, end, text);
    }
  },
  /** All the rest, in quotes only (RFC 7553, section 4.4). */
  QUOTED {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      String expected = "a string in quotes";
      int word = words.next(expected);
      if (!words.isQuoted(word)) {
        throw words.wrong(word, expected);
      }
      words.seek(word);
      VALUE.read(words, out);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return VALUE.end(data, at, end);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      VALUE.print(data, at, end, text);
    }
  },
  /** Letters and digits behind their number (RFC 8659, section 4.1). */
  TAG {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      String expected = "a word of letters and digits";
      int word = words.nextBare(expected);
      if (!words.string(word).matches("[0-9A-Za-z]{1,255}")) {
        throw words.wrong(word, expected);
      }
      out.u8(words.to(word) - words.from(word));
      out.add(words.text(), words.from(word), words.to(word) - words.from(word));
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return STRING.end(data, at, end);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      text.append(new String(data, at + 1, end - at - 1,
          java.nio.charset.StandardCharsets.ISO_8859_1));
    }
  };

  private static final String EXPECTED = "a string of at most 255 octets";

  private static boolean hasDot(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] != '.') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return at < to;
  }

  private static void undo(Words words, int word, Octets out) throws MistakeException {
    if (words.hasInnerQuote(word)) {
      throw words.wrong(word, "a blank before the quote");
    }
    if (!Escapes.undo(words.text(), words.from(word), words.to(word), out)) {
      throw words.wrong(word, "escapes such as \\034 or \\\"");
    }
  }
}
