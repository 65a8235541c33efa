package aeolus.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Variables as JSON entries, sorted: what many hosts share is written once and copied.
 *
 * @param names the names, sorted, internal ones left out
 * @param entries name, colon and value of each
 */
record RenderedVars(List<String> names, List<byte[]> entries) {
  static final RenderedVars NONE = new RenderedVars(List.of(), List.of());

  static RenderedVars of(Map<String, Object> vars, int depth) {
    List<String> names = new ArrayList<>(vars.size());
    for (String name : vars.keySet()) {
      if (!InternalVars.isInternal(name)) {
        names.add(name);
      }
    }
    names.sort(CodePoints.ORDER);
    List<byte[]> entries = new ArrayList<>(names.size());
    names.forEach(name -> entries.add(JsonText.ofEntry(name, vars.get(name), depth)));
    return new RenderedVars(names, entries);
  }
}
