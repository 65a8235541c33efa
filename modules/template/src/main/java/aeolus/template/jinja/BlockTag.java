package aeolus.template.jinja;

import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Statements;
import java.util.List;

/** {@code block}, which a template that extends this one may replace. */
final class BlockTag extends StructureTag {
  BlockTag() {
    super("block", "endblock");
  }

  static String name(TagPart tag) {
    return tag.helpers().strip().split("[\\s:]+", 2)[0];
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Inheritance inheritance = interpreter.inheritance();
    if (inheritance.isExtending()) {
      return "";
    }
    Statements.Block head = interpreter.expressions().block(tag.helpers());
    List<TagPart> versions = inheritance.block(head.name());
    if (interpreter.expressions().block(versions.getFirst().helpers()).required()) {
      throw new ExpressionException("block \"" + head.name()
          + "\" is required, expected a template that extends this one to define it");
    }
    Frame around = head.scoped() ? interpreter.frame() : inheritance.top();
    return new BlockValue(versions, 0, around, interpreter).render();
  }
}
