package aeolus.inventory.document;

import aeolus.core.Problems;
import aeolus.inventory.document.Node.Entry;
import aeolus.inventory.document.Node.Mapping;
import aeolus.inventory.document.Node.Scalar;
import aeolus.inventory.document.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of one mapping: own ones, and merged ones that come before them. */
final class MappingEntries {
  private final String file;
  private final Problems warnings;
  private final Map<Object, Entry> own = new LinkedHashMap<>();
  private final List<Entry> merged = new ArrayList<>();

  MappingEntries(String file, Problems warnings) {
    this.file = file;
    this.warnings = warnings;
  }

  /** Adds a key of the mapping itself; the last of equal keys wins, in the place of the first. */
  void put(Scalar key, Node value) {
    Entry earlier = own.put(key.value(), new Entry(key, value));
    if (earlier != null) {
      warnOfDuplicate(earlier.key(), key, file, warnings);
    }
  }

  static void warnOfDuplicate(Scalar earlier, Scalar key, String file, Problems warnings) {
    warnings.warning(key.in(file),
        "duplicate key \"%s\", first in line %d: the value of line %d is used"
            .formatted(Values.keyText(key.value()), earlier.line(), key.line()));
  }

  /** Adds the mapping, or the list of mappings with the most important first, of a {@code <<}. */
  void merge(Node source, Problems errors) {
    if (source instanceof Sequence list) {
      list.items().reversed().forEach(item -> mergeOne(item, errors));
    } else {
      mergeOne(source, errors);
    }
  }

  private void mergeOne(Node node, Problems errors) {
    if (node instanceof Mapping mapping) {
      merged.addAll(mapping.entries());
    } else {
      errors.error(node.in(file),
          "expected a mapping or a list of mappings to merge, got " + node.kind());
    }
  }

  Mapping toMapping(int line, int column) {
    if (merged.isEmpty()) {
      return new Mapping(line, column, new ArrayList<>(own.values()));
    }
    Map<Object, Entry> all = new LinkedHashMap<>();
    merged.forEach(entry -> all.put(entry.key().value(), entry));
    all.putAll(own);
    return new Mapping(line, column, new ArrayList<>(all.values()));
  }
}
