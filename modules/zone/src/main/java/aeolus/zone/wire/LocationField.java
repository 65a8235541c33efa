package aeolus.zone.wire;

import java.math.BigDecimal;
import java.util.Locale;

/** A place on earth (RFC 1876). */
enum LocationField implements Field {
  LOCATION;

  private static final long EQUATOR = 1L << 31;
  private static final long SEA_LEVEL = 10_000_000;
  private static final int[] DEFAULTS = {0x12, 0x16, 0x13};

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    int start = out.size();
    out.u32(0);
    long latitude = angle(words, "N", "S", 90);
    long longitude = angle(words, "E", "W", 180);
    long altitude = centimeters(words, "an altitude such as 10m", -10_000_000, 4_284_967_295L)
        + SEA_LEVEL;
    for (int i = 0; i < DEFAULTS.length; i++) {
      out.set(start + 1 + i, words.hasNext() ? size(words) : DEFAULTS[i]);
    }
    out.u32(latitude);
    out.u32(longitude);
    out.u32(altitude);
  }

  private static long angle(Words words, String plus, String minus, int highest)
      throws MistakeException {
    String expected = "degrees, minutes, seconds and " + plus + " or " + minus;
    BigDecimal sum = part(words, highest, "degrees from 0 to " + highest, 3_600_000);
    long[] units = {60_000, 1000};
    for (int i = 0; i <= units.length; i++) {
      int word = words.next(expected);
      String letter = words.string(word);
      if (letter.equals(plus) || letter.equals(minus)) {
        long value = sum.longValue();
        if (value > highest * 3_600_000L) {
          throw words.wrong(word, "at most " + highest + " degrees before it");
        }
        return EQUATOR + (letter.equals(plus) ? value : -value);
      }
      if (i == units.length) {
        throw words.wrong(word, plus + " or " + minus);
      }
      words.seek(word);
      sum = sum.add(part(words, 60, expected, units[i]));
    }
    throw new IllegalStateException();
  }

  private static BigDecimal part(Words words, int highest, String expected, long unit)
      throws MistakeException {
    int word = words.nextBare(expected);
    String text = words.string(word);
    boolean good = text.matches(unit == 1000 ? "[0-9]{1,2}(\\.[0-9]{1,3})?" : "[0-9]{1,3}");
    BigDecimal value = good ? new BigDecimal(text) : BigDecimal.ZERO;
    boolean inRange = unit == 3_600_000
        ? value.intValue() <= highest
        : value.compareTo(BigDecimal.valueOf(highest)) < 0;
    if (!good || !inRange) {
      throw words.wrong(word, expected);
    }
    return value.multiply(BigDecimal.valueOf(unit));
  }

  private static long centimeters(Words words, String expected, long lowest, long highest)
      throws MistakeException {
    int word = words.nextBare(expected);
    String text = words.string(word);
    if (!text.matches("-?[0-9]{1,8}((\\.[0-9]{1,2})?m?|\\.m)")) {
      throw words.wrong(word, expected);
    }
    String number = text.replaceFirst("\\.?m$", "");
    long value = new BigDecimal(number).movePointRight(2).longValue();
    if (value < lowest || value > highest) {
      throw words.wrong(word, expected);
    }
    return value;
  }

  private static int size(Words words) throws MistakeException {
    long value = centimeters(words, "a size such as 10m", 0, 9_000_000_000L);
    int exponent = 0;
    while (value >= 10) {
      value /= 10;
      exponent++;
    }
    return ((int) value << 4) | exponent;
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return data[at] == 0 ? at + 16 : -1;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    angle(NumberField.U32.value(data, at + 4), 'N', 'S', text);
    angle(NumberField.U32.value(data, at + 8), 'E', 'W', text);
    meters(NumberField.U32.value(data, at + 12) - SEA_LEVEL, text);
    for (int i = 1; i <= 3; i++) {
      text.append(' ');
      long value = (data[at + i] >> 4) & 15;
      for (int exponent = data[at + i] & 15; exponent > 0; exponent--) {
        value *= 10;
      }
      meters(value, text);
    }
  }

  private static void angle(long value, char plus, char minus, StringBuilder text) {
    long thousandths = Math.abs(value - EQUATOR);
    text.append(String.format(Locale.ROOT, "%d %d %d.%03d %c ", thousandths / 3_600_000,
        thousandths / 60_000 % 60, thousandths / 1000 % 60, thousandths % 1000,
        value >= EQUATOR ? plus : minus));
  }

  private static void meters(long centimeters, StringBuilder text) {
    text.append(String.format(Locale.ROOT, "%s%d.%02dm", centimeters < 0 ? "-" : "",
        Math.abs(centimeters) / 100, Math.abs(centimeters) % 100));
  }
}
