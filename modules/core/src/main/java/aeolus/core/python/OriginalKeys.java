package aeolus.core.python;

import java.util.List;

/** A mapping by text that knows what its keys were: the 1 of <code>{1: a}</code> was a number. */
public interface OriginalKeys {
  /** Returns the keys as they were, in the mapping's order. */
  List<Object> originalKeys();
}
