package aeolus.zone.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Octets in hexadecimal digits, base64 or base32. */
enum CodedField implements Field {
  /** All the rest, in words of any length. */
  HEX {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      int first = words.position();
      String digits = hexWords(words);
      if (digits.length() % 2 != 0) {
        throw words.wrong(words.count() - 1, "an even number of hexadecimal digits");
      }
      if (first < words.count()) {
        out.add(HexFormat.of().parseHex(digits));
      }
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return at < end ? end : -1;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      text.append(upperHex(data, at, end));
    }
  },
  /** All the rest, in words of any length. */
  BASE64 {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      int word = words.position();
      String all = words.rest("base64");
      byte[] octets = decode(all);
      if (octets == null) {
        throw words.wrong(word, "base64");
      }
      out.add(octets);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return at < end ? end : -1;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      text.append(base64(data, at, end));
    }
  },
  /** Hexadecimal digits behind the number of octets, a hyphen for none (RFC 5155, section 3.3). */
  SALT {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      String expected = "hexadecimal digits or -";
      int word = words.nextBare(expected);
      String digits = words.string(word);
      if (digits.equals("-")) {
        out.u8(0);
        return;
      }
      if (!digits.matches("([0-9A-Fa-f]{2}){1,255}")) {
        throw words.wrong(word, expected);
      }
      out.u8(digits.length() / 2);
      out.add(HexFormat.of().parseHex(digits));
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return TextField.STRING.end(data, at, end);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      text.append(end - at == 1 ? "-" : upperHex(data, at + 1, end));
    }
  },
  /** Base32 with the extended alphabet behind the number of octets (RFC 5155, section 3.3). */
  HASH {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      String expected = "base32hex without padding";
      int word = words.nextBare(expected);
      int start = out.size();
      out.u8(0);
      if (!Base32.decode(words.text(), words.from(word), words.to(word), out)) {
        throw words.wrong(word, expected);
      }
      out.set(start, out.size() - start - 1);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return TextField.STRING.end(data, at, end);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Base32.encode(data, at + 1, end, text);
    }
  },
  /** RFC 1706, section 5. */
  NSAP {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      String expected = "0x and hexadecimal digits";
      int word = words.nextBare(expected);
      String digits = words.string(word).replace(".", "");
      if (!digits.matches("0[xX]([0-9A-Fa-f]{2})+")) {
        throw words.wrong(word, expected);
      }
      out.add(HexFormat.of().parseHex(digits.substring(2)));
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return end;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      text.append("0x").append(upperHex(data, at, end));
    }
  };

  private static String hexWords(Words words) throws MistakeException {
    String expected = "hexadecimal digits";
    StringBuilder all = new StringBuilder();
    do {
      int word = words.nextBare(expected);
      String digits = words.string(word);
      if (!digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
        throw words.wrong(word, expected);
      }
      all.append(digits);
    } while (words.hasNext());
    return all.toString();
  }

  static byte[] decode(String text) {
    try {
      return text.length() % 4 == 0 ? Base64.getDecoder().decode(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static String upperHex(byte[] data, int at, int end) {
    return HexFormat.of().withUpperCase().formatHex(data, at, end);
  }

  static String base64(byte[] data, int at, int end) {
    byte[] octets = java.util.Arrays.copyOfRange(data, at, end);
    return new String(Base64.getEncoder().encode(octets), StandardCharsets.ISO_8859_1);
  }
}
