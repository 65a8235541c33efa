package aeolus.zone.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two ends of lines outside of parentheses.
 *
 * @param indented whether it begins with a blank, which stands for the owner before
 */
record Entry(boolean indented, List<String> words) {
  Entry {
    words = List.copyOf(words);
  }

  static Entry of(String... words) {
    return new Entry(false, List.of(words));
  }

  /** Returns an entry with another word, or without it where that is null. */
  Entry with(int index, String word) {
    List<String> changed = new ArrayList<>(words);
    if (word == null) {
      changed.remove(index);
    } else {
      changed.set(index, word);
    }
    return new Entry(indented, changed);
  }

  /** Returns an entry that has one more word. */
  Entry plus(int index, String word) {
    List<String> changed = new ArrayList<>(words);
    changed.add(index, word);
    return new Entry(indented, changed);
  }

  boolean isRecord() {
    return !words.isEmpty() && !words.getFirst().startsWith("$");
  }
}
