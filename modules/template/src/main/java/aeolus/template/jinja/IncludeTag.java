package aeolus.template.jinja;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Items;
import aeolus.template.expression.Statements;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code include}, of one template or the first that there is. */
final class IncludeTag extends StructureTag {
  IncludeTag() {
    super("include", null);
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.Include head = interpreter.expressions().include(tag.helpers());
    Object named = head.template().require(interpreter.scope());
    Frame names = head.withContext() ? interpreter.frame().inner() : interpreter.frame().apart();
    if (named instanceof CharSequence && !head.ignoreMissing()) {
      return interpreter.included(interpreter.read(named.toString()), names);
    }
    Optional<Source> text = first(candidates(named), interpreter);
    if (text.isEmpty() && !head.ignoreMissing()) {
      throw new ExpressionException("none of the templates is there");
    }
    return text.map(found -> interpreter.included(found, names)).orElse("");
  }

  private static List<?> candidates(Object named) {
    if (named instanceof List<?> list) {
      return list;
    }
    if (named instanceof CharSequence) {
      return List.of(named);
    }
    throw new ExpressionException("no name of a template, expected a string or a list, got "
        + PythonValues.typeName(named));
  }

  private static Optional<Source> first(List<?> names, TrackingInterpreter interpreter) {
    for (Object name : Items.iterate(names)) {
      try {
        return Optional.of(interpreter.session().read(Modules.name(name)));
      } catch (IOException _) {
        // The next one may be there.
      }
    }
    return Optional.empty();
  }
}
