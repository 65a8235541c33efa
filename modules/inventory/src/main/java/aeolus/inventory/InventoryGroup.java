package aeolus.inventory;

import aeolus.core.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/** A group while and after sources are read. */
final class InventoryGroup {
  /** The order in which variables of groups are laid over each other, the most important last. */
  static final Comparator<InventoryGroup> PRECEDENCE = Comparator
      .comparingInt(InventoryGroup::depth)
      .thenComparing(InventoryGroup::priority)
      .thenComparing(InventoryGroup::name, CodePoints.ORDER);

  private final String name;
  private final int index;
  private final Location where;
  private final Map<String, Object> vars = new LinkedHashMap<>();
  private final SequencedSet<InventoryHost> hosts = new LinkedHashSet<>();
  private final SequencedSet<InventoryGroup> children = new LinkedHashSet<>();
  private final SequencedSet<InventoryGroup> parents = new LinkedHashSet<>();
  private java.math.BigInteger priority = java.math.BigInteger.ONE;
  private int depth = -1;

  InventoryGroup(String name, int index, Location where) {
    this.name = name;
    this.index = index;
    this.where = where;
  }

  String name() {
    return name;
  }

  /** Returns its number in the order of first mention. */
  int index() {
    return index;
  }

  /** Returns the place of its first mention. */
  Location where() {
    return where;
  }

  Map<String, Object> vars() {
    return vars;
  }

  /** Returns the hosts listed in the group itself. */
  SequencedSet<InventoryHost> hosts() {
    return hosts;
  }

  SequencedSet<InventoryGroup> children() {
    return children;
  }

  SequencedSet<InventoryGroup> parents() {
    return parents;
  }

  java.math.BigInteger priority() {
    return priority;
  }

  void setPriority(java.math.BigInteger value) {
    this.priority = value;
  }

  /** Returns the length of the longest way up; only to be asked when all groups are known. */
  int depth() {
    if (depth < 0) {
      depth = parents.stream().mapToInt(InventoryGroup::depth).max().orElse(-1) + 1;
    }
    return depth;
  }

  /** Returns the groups above, itself left out. */
  Set<InventoryGroup> ancestors() {
    Set<InventoryGroup> seen = new LinkedHashSet<>();
    Deque<InventoryGroup> todo = new ArrayDeque<>(parents);
    while (!todo.isEmpty()) {
      InventoryGroup group = todo.pop();
      if (seen.add(group)) {
        todo.addAll(group.parents);
      }
    }
    return seen;
  }

  /** Returns all hosts in or below it: level by level, in the order of mention. */
  Collection<InventoryHost> allHosts() {
    Set<InventoryHost> all = new LinkedHashSet<>();
    Set<InventoryGroup> seen = new LinkedHashSet<>(List.of(this));
    List<InventoryGroup> level = List.of(this);
    while (!level.isEmpty()) {
      List<InventoryGroup> next = new ArrayList<>();
      for (InventoryGroup group : level) {
        all.addAll(group.hosts);
        group.children.stream().filter(seen::add).forEach(next::add);
      }
      level = next;
    }
    return all;
  }

  @Override
  public String toString() {
    return name;
  }
}
