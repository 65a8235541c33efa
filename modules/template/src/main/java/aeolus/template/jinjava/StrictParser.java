package aeolus.template.jinjava;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import java.util.Set;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Scanner;
import jinjava.de.odysseus.el.tree.impl.Scanner.Symbol;
import jinjava.de.odysseus.el.tree.impl.ast.AstBracket;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstNull;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.de.odysseus.el.tree.impl.ast.AstProperty;

/** Parses expressions into ones that fail where a name stands for nothing. */
final class StrictParser extends ExtendedParser {
  private static final Set<String> NOTHING = Set.of("none", "None");
  private static final Set<String> DEFAULTS = Set.of(FILTER_PREFIX + "default",
      FILTER_PREFIX + "d");
  private static final Set<String> DEFINED = Set.of(EXPTEST_PREFIX + "defined",
      EXPTEST_PREFIX + "undefined");

  StrictParser(Builder builder, String expression) {
    super(builder, expression);
  }

  /** Builds trees for an expression factory. */
  static final class TreeBuilder extends Builder {
    private static final long serialVersionUID = 1L;

    TreeBuilder() {
      super(Feature.METHOD_INVOCATIONS, Feature.VARARGS);
    }

    @Override
    protected StrictParser createParser(String expression) {
      return new StrictParser(this, expression);
    }
  }

  @Override
  protected AstNode nonliteral() throws Scanner.ScanException, ParseException {
    if (getToken().getImage().equals(INTERPRETER)) {
      fail("<name>");
    }
    boolean nothing = getToken().getSymbol() == Symbol.IDENTIFIER
        && NOTHING.contains(getToken().getImage()) && lookahead(0).getSymbol() != Symbol.LPAREN;
    if (nothing) {
      consumeToken();
      return new AstNull();
    }
    return super.nonliteral();
  }

  @Override
  protected AstIdentifier createAstIdentifier(String name, int index) {
    return new StrictIdentifier(name, index);
  }

  @Override
  protected AstDot createAstDot(AstNode base, String name, boolean lvalue) {
    return new StrictDot(base, name, lvalue);
  }

  @Override
  protected AstBracket createAstBracket(AstNode base, AstNode key, boolean lvalue,
      boolean strict) {
    return new StrictBracket(base, key, lvalue, strict);
  }

  @Override
  protected AstMethod createAstMethod(AstProperty property, AstParameters parameters) {
    String name = property.getChild(0) instanceof AstIdentifier owner ? owner.getName() : "";
    if (DEFINED.contains(name)) {
      Tolerant.tolerate(parameters.getChild(0));
    }
    return DEFAULTS.contains(name)
        ? defaulting(property, parameters)
        : super.createAstMethod(property, parameters);
  }

  private static AstMethod defaulting(AstProperty property, AstParameters parameters) {
    Tolerant.tolerate(parameters.getChild(0));
    if (parameters.getCardinality() > 2) {
      Tolerant.tolerate(parameters.getChild(2));
    }
    return new StrictDefault(property, parameters);
  }
}
