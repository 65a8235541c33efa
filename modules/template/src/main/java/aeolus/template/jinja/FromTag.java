package aeolus.template.jinja;

import aeolus.template.expression.Missing;
import aeolus.template.expression.NearMiss;
import aeolus.template.expression.Statements;
import aeolus.template.expression.Statements.Imported;

/** {@code from ... import}. */
final class FromTag extends StructureTag {
  FromTag() {
    super("from", null);
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.FromImport head = interpreter.expressions().fromImport(tag.helpers());
    Modules.Module module = Modules.load(head.template(), head.withContext(), interpreter.scope(),
        interpreter);
    head.names().forEach(name -> interpreter.put(name.as(), imported(name, module)));
    return "";
  }

  private static Object imported(Imported name, Modules.Module module) {
    return module.names().containsKey(name.name())
        ? module.names().get(name.name())
        : Missing.because(() -> "the imported template has no \"" + name.name() + "\""
            + NearMiss.advice(name.name(), module.names().keySet()));
  }
}
