package aeolus.template.jinjava;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.NullValue;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.javax.el.ELContext;

/** The name of a variable, filter or test, which must be there. */
final class StrictIdentifier extends AstIdentifier implements Tolerant {
  private boolean tolerant;

  StrictIdentifier(String name, int index) {
    super(name, index);
  }

  @Override
  public void tolerate() {
    tolerant = true;
  }

  @Override
  public Object eval(Bindings bindings, ELContext context) {
    Object value = super.eval(bindings, context);
    if (value instanceof MissingParameter) {
      return absent(Undefined.parameter(getName()));
    }
    return value == null ? withoutValue(JinjavaInterpreter.getCurrent()) : value;
  }

  private Object withoutValue(JinjavaInterpreter interpreter) {
    String name = getName();
    if (name.startsWith(ExtendedParser.FILTER_PREFIX)) {
      throw Undefined.filter(name.substring(ExtendedParser.FILTER_PREFIX.length()), interpreter);
    }
    if (name.startsWith(ExtendedParser.EXPTEST_PREFIX)) {
      throw Undefined.test(name.substring(ExtendedParser.EXPTEST_PREFIX.length()), interpreter);
    }
    if (Scopes.defines(interpreter, name)) {
      return tolerant ? NullValue.INSTANCE : null;
    }
    return tolerant ? null : absent(Undefined.variable(name, interpreter));
  }

  private Object absent(Undefined undefined) {
    if (tolerant) {
      return null;
    }
    throw undefined;
  }
}
