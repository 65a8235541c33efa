package aeolus.template.jinjava;

import aeolus.template.expression.Statements;

/** {@code call}: calls a macro with a block as its {@code caller}. */
final class CallTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  CallTag() {
    super("call", "endcall");
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    Statements.CallBlock head = interpreter.expressions().callBlock(tag.getHelpers());
    MacroValue caller = new MacroValue("caller", head.parameters(), tag, interpreter);
    String text = interpreter.evaluate(tag,
        scope -> TrackingInterpreter.printed(head.call(scope, caller)));
    return text == null ? "" : text;
  }
}
