package aeolus.zone.master;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads comments such as {@code ; aeolus: ignore spf-lookups,mx-target} or {@code ; aeolus: no-reverse}. */
final class Silences {
  private static final Pattern FORM = Pattern
      .compile("\\s*aeolus:\\s*(?:ignore\\s+(.*?)|no-reverse)\\s*");

  private Silences() {}

  static Optional<Silence> parse(byte[] text, int from, int to, int base, boolean top) {
    int at = from;
    while (at < to && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    if (to - at < 8 || text[at] != 'a' || text[at + 6] != ':') {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(new String(text, from, to - from, StandardCharsets.UTF_8));
    if (!form.matches()) {
      return Optional.empty();
    }
    List<String> rules = form.group(1) == null
        ? List.of(Silence.NO_REVERSE)
        : List.of(form.group(1).split("[,\\s]+"));
    return Optional.of(new Silence(base + at, 0, 0, top, rules));
  }
}
