package aeolus.template.jinjava;

import java.util.regex.Pattern;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstBracket;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstString;
import jinjava.javax.el.ELContext;

/** {@code base[key]}, which must be there. */
final class StrictBracket extends AstBracket implements Tolerant {
  private final Lookup lookup;

  StrictBracket(AstNode base, AstNode key, boolean lvalue, boolean strict) {
    super(base, key, lvalue, strict);
    this.lookup = new Lookup(base, "\\[\\s*(" + pattern(key) + ")");
  }

  private static String pattern(AstNode key) {
    return key instanceof AstString text
        ? "['\"]" + Pattern.quote(String.valueOf(text.eval(null, null))) + "['\"]"
        : Pattern.quote(Lookup.shown(key));
  }

  @Override
  public void tolerate() {
    lookup.tolerate();
  }

  @Override
  public Object eval(Bindings bindings, ELContext context) {
    Object base = prefix.eval(bindings, context);
    return lookup.read(base, property.eval(bindings, context), context);
  }
}
