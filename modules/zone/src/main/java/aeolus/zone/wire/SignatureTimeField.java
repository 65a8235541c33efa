package aeolus.zone.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as YYYYMMDDHHmmSS in UTC or as seconds since 1970 (RFC 4034, section 3.2). */
enum SignatureTimeField implements Field {
  SIGNATURE_TIME;

  private static final DateTimeFormatter FORM = DateTimeFormatter
      .ofPattern("uuuuMMddHHmmss", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    String expected = "a time such as 20260131235959";
    int word = words.nextBare(expected);
    long value = words.to(word) - words.from(word) == 14
        ? seconds(words.string(word))
        : words.number(word);
    if (value < 0) {
      throw words.wrong(word, expected);
    }
    out.u32(value);
  }

  private static long seconds(String text) {
    try {
      return LocalDateTime.parse(text, FORM).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return -1;
    }
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return at + 4;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    text.append(FORM.format(Instant.ofEpochSecond(NumberField.U32.value(data, at))));
  }
}
