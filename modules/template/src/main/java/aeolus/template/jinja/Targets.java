package aeolus.template.jinja;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Statements.Target;
import aeolus.template.library.Namespace;
import java.util.List;

/** Assigns values to names. */
final class Targets {
  private Targets() {}

  /** Assigns a value to a name, or its items to several. */
  static void assign(Target target, Object value, TrackingInterpreter interpreter) {
    if (!target.parts().isEmpty()) {
      unpack(target, value, interpreter);
    } else if (target.attribute() == null) {
      interpreter.put(target.name(), value);
    } else if (interpreter.scope().variable(target.name()) instanceof Namespace namespace) {
      namespace.put(target.attribute(), Missing.require(value));
    } else {
      throw new ExpressionException("\"" + target.name() + "\" is no namespace, expected"
          + " {% set " + target.name() + " = namespace(...) %} before");
    }
  }

  private static void unpack(Target target, Object value, TrackingInterpreter interpreter) {
    List<?> items = Items.iterate(value);
    if (items.size() != target.parts().size()) {
      throw new ExpressionException("cannot unpack " + items.size() + " items of a "
          + PythonValues.typeName(value) + " into " + target.parts().size() + " names");
    }
    for (int i = 0; i < items.size(); i++) {
      assign(target.parts().get(i), items.get(i), interpreter);
    }
  }
}
