package aeolus.template.jinja;

import aeolus.template.expression.ExpressionException;

/** {@code extends}. */
final class ExtendsTag extends StructureTag {
  ExtendsTag() {
    super("extends", null);
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    if (interpreter.inheritance().isExtending()) {
      throw new ExpressionException("the template extends another already");
    }
    Object name = interpreter.expressions()
        .expression(tag.helpers())
        .require(interpreter.scope());
    interpreter.inheritance()
        .extend(interpreter.parsed(interpreter.read(Modules.name(name))));
    return "";
  }
}
