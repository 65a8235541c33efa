package aeolus.template.jinja;

import aeolus.template.expression.Statements;

/** {@code import ... as}. */
final class ImportTag extends StructureTag {
  ImportTag() {
    super("import", null);
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.Import head = interpreter.expressions().importAs(tag.helpers());
    interpreter.put(head.name(), Modules.load(head.template(), head.withContext(),
        interpreter.scope(), interpreter));
    return "";
  }
}
