package aeolus.zone.differential;

import java.util.List;
import java.util.Random;

/** Choices that a seed decides. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  /** Returns a number from 0 to below a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number from one to another, both included. */
  int from(int lowest, int highest) {
    return lowest + random.nextInt(highest - lowest + 1);
  }

  long upTo(long highest) {
    return random.nextLong(highest + 1);
  }

  /** Tells yes once in some times. */
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SafeVarargs
  final <T> T of(T... all) {
    return all[random.nextInt(all.length)];
  }

  byte[] octets(int count) {
    byte[] octets = new byte[count];
    random.nextBytes(octets);
    return octets;
  }

  /** Writes letters in upper and lower case. */
  String anyCase(String text) {
    if (once(2)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c < 0x80 && Character.isLetter(c);
      out.append(letter && once(2) ? (char) (c ^ 0x20) : c);
    }
    return out.toString();
  }
}
