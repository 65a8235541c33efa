package aeolus.template.jinjava;

import aeolus.template.expression.Expressions;

/** {@code filter}: filters the text of a block. */
final class FilterTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  FilterTag() {
    super("filter", "endfilter");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    String text = interpreter.in(interpreter.frame().inner(),
        () -> interpreter.body(tag.getChildren()));
    String filtered = interpreter.evaluate(tag,
        scope -> TrackingInterpreter.printed(Expressions
            .filtered(interpreter.expressions().filterBlock(tag.getHelpers()), text, scope)));
    return filtered == null ? "" : filtered;
  }
}
