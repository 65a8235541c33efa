package aeolus.inventory;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.NearestName;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.core.Vars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Evaluates host patterns by the rules, and with the quirks, of Ansible's InventoryManager. */
final class PatternSelector {
  private static final int LONGEST_SHOWN = 120;
  private static final int MOST_SUGGESTIONS = 10;

  private final InventoryModel model;
  private final Function<InventoryHost, Host> toHost;
  private final Problems problems = new Problems();
  private final Map<String, String> unmatched = new LinkedHashMap<>();
  private final List<Problem> idleExclusions = new ArrayList<>();
  private InventoryHost implicitLocalhost;

  PatternSelector(InventoryModel model, Function<InventoryHost, Host> toHost) {
    this.model = model;
    this.toHost = toHost;
  }

  /** Selects hosts; none at all is an error. */
  Selection select(String pattern, String limit) {
    Collection<InventoryHost> selected = new LinkedHashSet<>(
        evaluate(HostPatterns.split(pattern), where(pattern)));
    if (limit != null) {
      List<String> limits = LimitFile.expand(HostPatterns.split(limit));
      selected.retainAll(limits.isEmpty()
          ? selected
          : new HashSet<>(evaluate(limits, Location.of("limit \"" + shortened(limit) + "\""))));
    }
    if (selected.isEmpty()) {
      problems.error(where(pattern), limit == null
          ? "matches no host"
          : "matches no host within the limit \"" + shortened(limit) + "\"");
    }
    return new Selection(selected.stream().map(this::host).toList(), problems.throwIfErrors(),
        idleExclusions);
  }

  private static Location where(String pattern) {
    return Location.of("pattern \"" + shortened(pattern) + "\"");
  }

  /** Keeps messages readable; there may be one for every name of a long pattern. */
  private static String shortened(String pattern) {
    return pattern.length() <= LONGEST_SHOWN
        ? pattern
        : pattern.substring(0, LONGEST_SHOWN) + "...";
  }

  private Host host(InventoryHost selected) {
    return model.hosts().get(selected.name()) == selected
        ? toHost.apply(selected)
        : implicit(selected.name());
  }

  /** The host that Ansible takes {@code localhost} for where no inventory names it. */
  private Host implicit(String name) {
    Map<String, Object> all = model.groups().get("all").vars();
    return new Host(name, List.of(), Vars.of(all)
        .with("inventory_hostname", name)
        .with("inventory_hostname_short", name)
        .with("ansible_connection", "local"));
  }

  private List<InventoryHost> evaluate(List<String> patterns, Location where) {
    List<InventoryHost> selected = new ArrayList<>();
    for (String pattern : HostPatterns.ordered(patterns)) {
      InventoryHost host = model.hosts().get(pattern);
      if (host != null) {
        selected.add(host);
      } else {
        combine(selected, pattern, where);
      }
    }
    return selected;
  }

  private void combine(List<InventoryHost> selected, String pattern, Location where) {
    switch (pattern.charAt(0)) {
      case '!' -> selected.removeAll(new HashSet<>(excluded(pattern.substring(1), where)));
      case '&' -> selected.retainAll(new HashSet<>(matches(pattern.substring(1), where)));
      default -> {
        List<InventoryHost> matches = matches(pattern, where);
        matches.removeAll(new HashSet<>(selected));
        selected.addAll(matches);
      }
    }
  }

  /** Ansible only warns of an exclusion that matches nothing. */
  private List<InventoryHost> excluded(String pattern, Location where) {
    List<InventoryHost> matches = matches(pattern, where);
    Optional.ofNullable(unmatched.get(Subscript.of(pattern).pattern()))
        .map(why -> Problem.error(where, "nobody is left out: " + why))
        .ifPresent(idleExclusions::add);
    return matches;
  }

  private List<InventoryHost> matches(String pattern, Location where) {
    if (pattern.isEmpty()) {
      problems.error(where, "expected a name after \"!\" or \"&\"");
      return List.of();
    }
    Subscript subscript = Subscript.of(pattern);
    List<InventoryHost> all = enumerate(subscript.pattern(), where);
    try {
      return subscript.apply(all);
    } catch (IndexOutOfBoundsException e) {
      problems.error(where,
          "no host at the subscript of \"" + shortened(pattern) + "\", expected one below "
              + all.size());
      return new ArrayList<>();
    }
  }

  /** Lists matches with duplicates: a subscript counts a host once for every group matched. */
  private List<InventoryHost> enumerate(String pattern, Location where) {
    Predicate<String> name;
    try {
      name = HostPatterns.matcher(pattern);
    } catch (IllegalArgumentException e) {
      problems.error(where, e.getMessage());
      return new ArrayList<>();
    }
    List<InventoryHost> found = new ArrayList<>();
    List<InventoryGroup> groups = model.groups()
        .values()
        .stream()
        .filter(group -> name.test(group.name()))
        .toList();
    groups.forEach(group -> found.addAll(group.allHosts()));
    if (groups.isEmpty() || HostPatterns.isWild(pattern)) {
      model.hosts().values().stream().filter(host -> name.test(host.name())).forEach(found::add);
    }
    if (found.isEmpty() && InventoryModel.LOCALHOST.contains(pattern)) {
      found.add(localhost(pattern));
    }
    if (found.isEmpty() && groups.isEmpty()) {
      problems.warning(where, unmatched.computeIfAbsent(pattern, this::whyUnmatched));
    }
    return found;
  }

  private String whyUnmatched(String pattern) {
    return "\"" + shortened(pattern) + "\" matches no host and no group" + suggestion(pattern);
  }

  /** Looks for what was meant, for the first few names of a pattern, as that takes a while. */
  private String suggestion(String pattern) {
    // A dot makes a pattern wild for Ansible, and most names of hosts have one.
    boolean isName = !HostPatterns.isWild(pattern.replace(".", ""));
    if (!isName || unmatched.size() >= MOST_SUGGESTIONS) {
      return "";
    }
    List<String> known = new ArrayList<>(model.groups().keySet());
    known.addAll(model.hosts().keySet());
    return NearestName.of(pattern, known)
        .map(name -> ", did you mean \"" + name + "\"?")
        .orElse("");
  }

  private InventoryHost localhost(String pattern) {
    if (model.localhost() != null) {
      return model.localhost();
    }
    if (implicitLocalhost == null) {
      implicitLocalhost = new InventoryHost(pattern);
    }
    return implicitLocalhost;
  }
}
