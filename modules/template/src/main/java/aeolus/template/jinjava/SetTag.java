package aeolus.template.jinjava;

import aeolus.template.expression.Expressions;
import aeolus.template.expression.Statements;
import com.hubspot.jinjava.lib.tag.FlexibleTag;
import com.hubspot.jinjava.tree.parse.TagToken;

/** {@code set}, with a value or a block. */
final class SetTag extends StructureTag implements FlexibleTag {
  private static final long serialVersionUID = 1L;

  SetTag() {
    super("set", "endset");
  }

  /** A block has no {@code =} outside of its filters' arguments. */
  @Override
  public boolean hasEndTag(TagToken token) {
    return token.getHelpers().strip().matches("(?s)[\\w.,\\s()]+(\\|.*)?");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    Statements.Assignment set = interpreter.expressions().assignment(tag.getHelpers());
    String text = set.value() == null
        ? interpreter.in(interpreter.frame().inner(), () -> interpreter.body(tag.getChildren()))
        : null;
    interpreter.evaluate(tag, scope -> {
      Object value = set.value() != null
          ? set.value().evaluate(scope)
          : set.filter() == null ? text : Expressions.filtered(set.filter(), text, scope);
      Targets.assign(set.target(), value, interpreter);
      return value;
    });
    return "";
  }
}
