package aeolus.template.jinja;

import aeolus.template.expression.Expressions;

/** {@code filter}: filters the text of a block. */
final class FilterTag extends StructureTag {
  FilterTag() {
    super("filter", "endfilter");
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    String text = interpreter.in(interpreter.frame().inner(),
        () -> interpreter.body(tag.parts()));
    String filtered = interpreter.evaluate(tag,
        scope -> TrackingInterpreter.printed(Expressions
            .filtered(interpreter.expressions().filterBlock(tag.helpers()), text, scope), -1));
    return filtered == null ? "" : filtered;
  }
}
