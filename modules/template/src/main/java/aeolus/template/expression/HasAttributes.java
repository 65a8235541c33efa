package aeolus.template.expression;

import java.util.Collection;

/** A thing of the template's own with attributes: an imported template, {@code loop}, a namespace. */
public interface HasAttributes extends NoValue {
  /** Returns what an attribute is, null where there is none or where it is None. */
  Object attribute(String name);

  /** Returns the names of all attributes. */
  Collection<String> attributes();
}
