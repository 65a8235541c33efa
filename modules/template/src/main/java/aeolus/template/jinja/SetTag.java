package aeolus.template.jinja;

import aeolus.template.expression.Expressions;
import aeolus.template.expression.Statements;
import java.util.regex.Pattern;

/** {@code set}, with a value or a block. */
final class SetTag extends StructureTag {
  private static final Pattern BLOCK = Pattern.compile("(?s)[\\w.,\\s()]+(\\|.*)?:?");

  SetTag() {
    super("set", "endset");
  }

  /** A block has no {@code =} outside of its filters' arguments. */
  @Override
  String end(String helpers) {
    return BLOCK.matcher(helpers.strip()).matches() ? super.end(helpers) : null;
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.Assignment set = interpreter.expressions().assignment(tag.helpers());
    String text = set.value() == null
        ? interpreter.in(interpreter.frame().inner(), () -> interpreter.body(tag.parts()))
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
