package aeolus.template.jinjava;

import java.util.regex.Pattern;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.javax.el.ELContext;

/** {@code base.name}, which must be there. */
final class StrictDot extends AstDot implements Tolerant {
  private final Lookup lookup;

  StrictDot(AstNode base, String name, boolean lvalue) {
    super(base, name, lvalue);
    this.lookup = new Lookup(base, "\\.\\s*(" + Pattern.quote(name) + ")(?!\\w)");
  }

  @Override
  public void tolerate() {
    lookup.tolerate();
  }

  @Override
  public Object eval(Bindings bindings, ELContext context) {
    return lookup.read(prefix.eval(bindings, context), property, context);
  }
}
