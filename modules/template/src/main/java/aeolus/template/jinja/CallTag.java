package aeolus.template.jinja;

import aeolus.template.expression.Statements;

/** {@code call}: calls a macro with a block as its {@code caller}. */
final class CallTag extends StructureTag {
  CallTag() {
    super("call", "endcall");
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.CallBlock head = interpreter.expressions().callBlock(tag.helpers());
    MacroValue caller = new MacroValue("caller", head.parameters(), tag, interpreter);
    String text = interpreter.evaluate(tag,
        scope -> TrackingInterpreter.printed(head.call(scope, caller), -1));
    return text == null ? "" : text;
  }
}
