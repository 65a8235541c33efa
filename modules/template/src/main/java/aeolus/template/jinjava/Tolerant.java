package aeolus.template.jinjava;

import jinjava.de.odysseus.el.tree.impl.ast.AstChoice;
import jinjava.de.odysseus.el.tree.impl.ast.AstNested;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;

/**
 * An expression that can stand where it need not have a value, as before {@code is defined}. It
 * then yields null where it is undefined and a {@code NullValue} where its value is null.
 */
interface Tolerant {
  /** Makes it so. */
  void tolerate();

  /** Makes an expression so, as far as it is of that kind. */
  static void tolerate(AstNode node) {
    switch (node) {
      case Tolerant tolerant -> tolerant.tolerate();
      case AstNested nested -> tolerate(nested.getChild(0));
      case AstChoice choice -> {
        tolerate(choice.getChild(1));
        tolerate(choice.getChild(2));
      }
      default -> {
        // Anything else has a value, or fails for a reason of its own.
      }
    }
  }
}
