package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many hosts have their turn together, as Ansible's {@code serial} says it: a number, a
 * percentage of all hosts, or a list of these whose last one is repeated.
 *
 * @param words as the user typed them; none for all hosts at once
 */
public record Batches(List<String> words) {
  /** All hosts at once. */
  public static final Batches NONE = new Batches(List.of());

  public Batches {
    words = List.copyOf(words);
  }

  /**
   * Reads such a text.
   *
   * @throws AeolusException where it is none
   */
  public static Batches parse(String text) {
    List<String> words = List.of(text.split(",", -1));
    if (!words.stream().allMatch(Batches::isSize)) {
      throw new AeolusException(ExitCode.USAGE, "--serial: expected N, P% or a list of them such as"
          + " 1,5,20%, each at least 1 and no more than 100%, got \"" + text + "\"");
    }
    return new Batches(words);
  }

  private static boolean isSize(String word) {
    return word.matches("0*[1-9][0-9]{0,5}") || word.matches("0*([1-9][0-9]?|100)%");
  }

  /** Splits hosts into batches, in order. */
  <T> List<List<T>> of(List<T> hosts) {
    List<List<T>> batches = new ArrayList<>();
    int from = 0;
    while (from < hosts.size()) {
      int to = Math.min(hosts.size(), from + size(batches.size(), hosts.size()));
      batches.add(hosts.subList(from, to));
      from = to;
    }
    return batches;
  }

  /**
   * Splits hosts into batches, in order, those apart that can't wait: they have their turn with the
   * first batch.
   */
  <T> List<List<T>> of(List<T> hosts, Predicate<T> isHurried) {
    List<List<T>> batches = new ArrayList<>(of(hosts.stream().filter(isHurried.negate()).toList()));
    List<T> first = new ArrayList<>(hosts.stream().filter(isHurried).toList());
    if (!batches.isEmpty()) {
      first.addAll(batches.removeFirst());
    }
    batches.addFirst(first);
    return batches;
  }

  private int size(int batch, int hosts) {
    return words.isEmpty()
        ? hosts
        : Share.of(words.get(Math.min(batch, words.size() - 1)), hosts, 1);
  }

  @Override
  public String toString() {
    return String.join(",", words);
  }
}
