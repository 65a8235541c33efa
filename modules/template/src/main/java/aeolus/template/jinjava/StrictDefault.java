package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.NullValue;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.de.odysseus.el.tree.impl.ast.AstProperty;
import jinjava.javax.el.ELContext;

/** {@code value | default(other)}, one of which must be there. */
final class StrictDefault extends AstMethod implements Tolerant {
  private final AstParameters parameters;
  private boolean tolerant;

  StrictDefault(AstProperty property, AstParameters parameters) {
    super(property, parameters);
    this.parameters = parameters;
  }

  @Override
  public void tolerate() {
    tolerant = true;
  }

  @Override
  public Object eval(Bindings bindings, ELContext context) {
    Object value = super.eval(bindings, context);
    if (value == null && !tolerant) {
      String other = Lookup.shown(parameters.getChild(parameters.getCardinality() > 2 ? 2 : 0));
      throw Undefined.variable(other, JinjavaInterpreter.getCurrent());
    }
    return value == NullValue.INSTANCE && !tolerant ? null : value;
  }
}
