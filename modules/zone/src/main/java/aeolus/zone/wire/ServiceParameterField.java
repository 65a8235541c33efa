package aeolus.zone.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of SVCB and HTTPS records (RFC 9460, section 2.1). */
enum ServiceParameterField implements Field {
  PARAMETERS;

  private static final List<String> KEYS = List.of("mandatory", "alpn", "no-default-alpn", "port",
      "ipv4hint", "ech", "ipv6hint", "dohpath", "ohttp");
  private static final String EXPECTED = "a parameter such as port=8443 or alpn=\"h2,h3\"";

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    TreeMap<Integer, byte[]> values = new TreeMap<>();
    int first = words.position();
    while (words.hasNext()) {
      int word = words.nextBare(EXPECTED);
      int split = words.from(word);
      while (split < words.to(word) && words.text()[split] != '=') {
        split++;
      }
      int key = key(new String(words.text(), words.from(word), split - words.from(word),
          java.nio.charset.StandardCharsets.UTF_8));
      if (key < 0) {
        throw words.wrong(word, EXPECTED);
      }
      if (values.put(key, value(words, word, split, key)) != null) {
        throw words.wrong(word, "each parameter once");
      }
    }
    complete(values, words, first);
    values.forEach((key, value) -> {
      out.u16(key);
      out.u16(value.length);
      out.add(value);
    });
  }

  private static void complete(Map<Integer, byte[]> values, Words words, int first)
      throws MistakeException {
    byte[] mandatory = values.getOrDefault(0, new byte[0]);
    for (int at = 0; at < mandatory.length; at += 2) {
      int key = (int) NumberField.U16.value(mandatory, at);
      if (!values.containsKey(key)) {
        throw words.wrong(first, "the mandatory parameter " + name(key));
      }
    }
    if (values.containsKey(2) && !values.containsKey(1)) {
      throw words.wrong(first, "alpn beside no-default-alpn");
    }
  }

  private static int key(String text) {
    if (text.matches("key(0|[1-9][0-9]{0,4})")) {
      int key = Integer.parseInt(text.substring(3));
      return key < 65_535 ? key : -1;
    }
    return KEYS.indexOf(text);
  }

  private static String name(int key) {
    return key < KEYS.size() ? KEYS.get(key) : "key" + key;
  }

  private static byte[] value(Words words, int word, int split, int key) throws MistakeException {
    byte[] text = words.text();
    int from = Math.min(split + 1, words.to(word));
    int to = words.to(word);
    if (to - from >= 2 && text[from] == '"' && text[to - 1] == '"') {
      from++;
      to--;
    }
    Octets raw = new Octets(32);
    if (!Escapes.undo(text, from, to, raw)) {
      throw words.wrong(word, EXPECTED);
    }
    Octets value = new Octets(32);
    byte[] octets = java.util.Arrays.copyOf(raw.data(), raw.size());
    if (!ParameterValues.parse(key, octets, split < words.to(word), value, t -> key(t))) {
      throw words.wrong(word, ParameterValues.expected(key, name(key)));
    }
    return java.util.Arrays.copyOf(value.data(), value.size());
  }

  @Override
  public int end(byte[] data, int at, int end) {
    int next = at;
    int before = -1;
    while (next + 4 <= end) {
      int key = (int) NumberField.U16.value(data, next);
      if (key <= before) {
        return -1;
      }
      before = key;
      next += 4 + (int) NumberField.U16.value(data, next + 2);
    }
    return next;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    List<String> words = new ArrayList<>();
    int next = at;
    while (next < end) {
      int key = (int) NumberField.U16.value(data, next);
      int length = (int) NumberField.U16.value(data, next + 2);
      StringBuilder word = new StringBuilder(name(key));
      ParameterValues.print(key, data, next + 4, next + 4 + length, word, k -> name(k));
      words.add(word.toString());
      next += 4 + length;
    }
    text.append(String.join(" ", words));
  }
}
