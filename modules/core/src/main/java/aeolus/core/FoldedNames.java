package aeolus.core;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes many names as few, by ClusterShell's rules: {@code ns[01-03,07].example}. Every run of
 * digits is a dimension; zeros ahead of a number are part of it, so that n1 and n01 stay two.
 */
public final class FoldedNames {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  /** Stands for a number; sorts before all that names consist of. */
  private static final String HOLE = "\u0001";
  private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(String::length)
      .thenComparing(Comparator.naturalOrder());
  private static final Comparator<List<NavigableSet<String>>> LARGEST_FIRST = Comparator
      .<List<NavigableSet<String>>>comparingLong(block -> -size(block))
      .thenComparing(FoldedNames::firsts, FoldedNames::compare);

  private FoldedNames() {}

  /** Returns names folded, patterns in the order of the alphabet; empty for none. */
  public static String of(Collection<String> names) {
    Map<String, List<List<String>>> byPattern = new TreeMap<>();
    for (String name : new LinkedHashSet<>(names)) {
      Matcher numbers = DIGITS.matcher(name);
      byPattern.computeIfAbsent(numbers.replaceAll(HOLE), _ -> new ArrayList<>())
          .add(numbers.reset().results().map(found -> found.group()).toList());
    }
    return byPattern.entrySet()
        .stream()
        .flatMap(each -> blocks(each.getValue()).stream()
            .map(block -> written(each.getKey(), block)))
        .collect(Collectors.joining(","));
  }

  /** Returns blocks whose products are just these numbers. */
  private static List<List<NavigableSet<String>>> blocks(List<List<String>> numbers) {
    List<List<NavigableSet<String>>> blocks = new ArrayList<>();
    numbers.forEach(each -> blocks.add(each.stream().map(FoldedNames::set).toList()));
    int before;
    do {
      before = blocks.size();
      for (int axis = numbers.getFirst().size() - 1; axis >= 0; axis--) {
        merge(blocks, axis);
      }
    } while (blocks.size() < before);
    blocks.sort(LARGEST_FIRST);
    return blocks;
  }

  private static NavigableSet<String> set(String number) {
    NavigableSet<String> set = new TreeSet<>(BY_NUMBER);
    set.add(number);
    return set;
  }

  /** Makes one of blocks that differ in one dimension only. */
  private static void merge(List<List<NavigableSet<String>>> blocks, int axis) {
    Map<List<NavigableSet<String>>, List<NavigableSet<String>>> merged = new LinkedHashMap<>();
    for (List<NavigableSet<String>> block : blocks) {
      List<NavigableSet<String>> others = new ArrayList<>(block);
      NavigableSet<String> own = others.remove(axis);
      List<NavigableSet<String>> same = merged.putIfAbsent(others, block);
      if (same != null) {
        same.get(axis).addAll(own);
      }
    }
    blocks.clear();
    blocks.addAll(merged.values());
  }

  private static long size(List<NavigableSet<String>> block) {
    return block.stream().mapToLong(NavigableSet::size).reduce(1, (a, b) -> a * b);
  }

  private static List<String> firsts(List<NavigableSet<String>> block) {
    return block.stream().map(NavigableSet::first).toList();
  }

  private static int compare(List<String> some, List<String> others) {
    for (int i = 0; i < some.size(); i++) {
      int order = BY_NUMBER.compare(some.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String written(String pattern, List<NavigableSet<String>> block) {
    StringBuilder text = new StringBuilder();
    String[] pieces = pattern.split(HOLE, -1);
    for (int i = 0; i < pieces.length; i++) {
      text.append(i == 0 ? "" : written(block.get(i - 1))).append(pieces[i]);
    }
    return text.toString();
  }

  private static String written(NavigableSet<String> numbers) {
    if (numbers.size() == 1) {
      return numbers.first();
    }
    List<String> ranges = new ArrayList<>();
    Set<Integer> padded = numbers.stream()
        .filter(number -> number.length() > 1 && number.charAt(0) == '0')
        .map(String::length)
        .collect(Collectors.toSet());
    String begin = null;
    String end = null;
    for (String number : numbers) {
      if (end == null || !follows(end, number, padded)) {
        ranges.add(range(begin, end));
        begin = number;
      }
      end = number;
    }
    ranges.add(range(begin, end));
    return "[" + String.join(",", ranges.subList(1, ranges.size())) + "]";
  }

  private static String range(String begin, String end) {
    return begin == null || begin.equals(end) ? begin : begin + "-" + end;
  }

  /** 10 follows 9, but not where there is a 09, too: that would be another 10. */
  private static boolean follows(String end, String number, Set<Integer> padded) {
    boolean alike = end.length() == number.length()
        || (!padded.contains(end.length()) && number.charAt(0) != '0');
    return alike && new BigInteger(end).add(BigInteger.ONE).equals(new BigInteger(number));
  }
}
