package aeolus.template.jinja;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of one scope of a template, those of the scopes around it being seen, too. */
final class Frame {
  private final Frame outer;
  private final Frame hidden;
  private final Map<String, Object> names;

  private Frame(Frame outer, Frame hidden, Map<String, Object> names) {
    this.outer = outer;
    this.hidden = hidden;
    this.names = names;
  }

  /** Makes the scope around all others. */
  static Frame of(Map<String, Object> variables) {
    return new Frame(null, null, variables);
  }

  /** Makes a scope within this one. */
  Frame inner() {
    return new Frame(this, null, new HashMap<>());
  }

  /** Makes a scope that sees nothing of this one: that of what is imported without context. */
  Frame apart() {
    return new Frame(null, this, new HashMap<>());
  }

  /** Copies all but the outermost scope: what is set from now on is not seen. */
  Frame snapshot() {
    boolean outermost = outer == null && hidden == null;
    return outermost
        ? this
        : new Frame(outer == null ? null : outer.snapshot(), hidden, new HashMap<>(names));
  }

  Map<String, Object> names() {
    return names;
  }

  void put(String name, Object value) {
    names.put(name, value);
  }

  /** Returns the scope that has a name, or null. */
  Frame holder(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      if (frame.names.containsKey(name)) {
        return frame;
      }
    }
    return null;
  }

  /** Tells whether a name is known where what is imported without context cannot see it. */
  boolean hides(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      if (frame.hidden != null && frame.hidden.holder(name) != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns all names that are seen. */
  Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (Frame frame = this; frame != null; frame = frame.outer) {
      all.addAll(frame.names.keySet());
    }
    return all;
  }
}
