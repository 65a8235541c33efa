package aeolus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is as in Jinja2 and what is not. */
final class Comparison {
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private final Map<String, String> refusals = new TreeMap<>();

  void compare(TemplateCase template, PythonOracle oracle, CaseRenderer renderer) {
    PythonOracle.Answer theirs = oracle.render(template);
    try {
      compare(template, theirs, renderer.render(template));
    } catch (RuntimeException | StackOverflowError e) {
      differs(template, "crash", theirs.text(), e.toString());
    }
  }

  private void compare(TemplateCase template, PythonOracle.Answer theirs,
      CaseRenderer.Outcome ours) {
    if (!ours.misplaced(template).isEmpty()) {
      differs(template, "problem without a place", theirs.text(), ours.problems().toString());
    } else if (ours.refused()) {
      count(theirs.refused() ? "refused by both" : "refused by us only");
      if (!theirs.refused()) {
        refusals.put(template.name(), ours.problems() + "\n--- Jinja2\n" + theirs.text());
      }
    } else if (theirs.refused()) {
      differs(template, "refused by Jinja2 only", theirs.text(), ours.text());
    } else if (!theirs.text().equals(ours.text())) {
      differs(template, "different", theirs.text(), ours.text());
    } else {
      count("same");
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void differs(TemplateCase template, String what, String theirs, String ours) {
    count(what);
    differences.add(what + ": " + template + "--- Jinja2\n" + theirs + "\n--- Aeolus\n" + ours
        + "\n");
  }

  Map<String, Integer> counts() {
    return counts;
  }

  int count(List<String> kinds) {
    return kinds.stream().mapToInt(kind -> counts.getOrDefault(kind, 0)).sum();
  }

  int total() {
    return counts.values().stream().mapToInt(i -> i).sum();
  }

  List<String> differences() {
    return differences;
  }

  /** Returns what only Aeolus refuses: why, and what Jinja2 makes of it, by case. */
  Map<String, String> refusals() {
    return refusals;
  }
}
