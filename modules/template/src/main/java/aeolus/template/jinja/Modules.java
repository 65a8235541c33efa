package aeolus.template.jinja;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Node;
import aeolus.template.expression.Scope;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Imports templates. */
final class Modules {
  private Modules() {}

  /**
   * An imported template.
   *
   * @param names what it defines
   */
  record Module(Map<String, Object> names) implements HasAttributes {
    @Override
    public Object attribute(String name) {
      return names.get(name);
    }

    @Override
    public Collection<String> attributes() {
      return names.keySet();
    }
  }

  /** Renders the template that an expression names, for what it defines. */
  static Module load(Node template, boolean withContext, Scope scope,
      TrackingInterpreter interpreter) {
    Source text = interpreter.read(name(template.require(scope)));
    Frame names = withContext
        ? interpreter.frame().snapshot().inner()
        : interpreter.frame().apart();
    interpreter.included(text, names);
    Map<String, Object> exported = new TreeMap<>(names.names());
    exported.keySet().removeIf(name -> name.startsWith("_") || name.equals("self"));
    return new Module(exported);
  }

  static String name(Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException(
        "no name of a template, expected a string, got " + PythonValues.typeName(value));
  }
}
