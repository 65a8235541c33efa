package aeolus.inventory.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises YAML 1.1 timestamps and writes them as Python's {@code isoformat()} does. */
final class Timestamps {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern DATE_AND_TIME = Pattern.compile(
      "(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:[Tt]|[ \t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
          + "(?:[ \t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?");

  private Timestamps() {}

  /** Returns a date or time in ISO 8601 where the text is one, else the text itself. */
  static String resolve(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return text;
    }
    try {
      Matcher date = DATE.matcher(text);
      if (date.matches()) {
        return LocalDate.of(number(date, 1), number(date, 2), number(date, 3)).toString();
      }
      Matcher time = DATE_AND_TIME.matcher(text);
      return time.matches() ? isoFormat(time) : text;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such date: " + text, e);
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static String isoFormat(Matcher time) {
    LocalDateTime.of(number(time, 1), number(time, 2), number(time, 3), number(time, 4),
        number(time, 5), number(time, 6));
    String base = "%s-%02d-%02dT%02d:%s:%s".formatted(time.group(1), number(time, 2),
        number(time, 3), number(time, 4), time.group(5), time.group(6));
    return base + fraction(time.group(7)) + zone(time);
  }

  private static String fraction(String digits) {
    if (digits == null || digits.isEmpty()) {
      return "";
    }
    String micros = (digits + "000000").substring(0, 6);
    return micros.equals("000000") ? "" : "." + micros;
  }

  private static String zone(Matcher time) {
    if (time.group(8) == null) {
      return "";
    }
    if (time.group(9) == null) {
      return "+00:00";
    }
    int minutes = number(time, 10) * 60 + (time.group(11) == null ? 0 : number(time, 11));
    if (minutes >= 24 * 60) {
      throw new DateTimeException("offset");
    }
    String sign = minutes == 0 ? "+" : time.group(9);
    return "%s%02d:%02d".formatted(sign, minutes / 60, minutes % 60);
  }
}
