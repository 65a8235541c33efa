package aeolus.template.jinja;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Items;
import aeolus.template.expression.Statements;
import aeolus.template.jinja.TrackingInterpreter.LoopControl;
import java.util.List;

/** {@code for}, with its {@code if}, {@code else} and {@code recursive}. */
final class ForTag extends StructureTag {
  ForTag() {
    super("for", "endfor");
  }

  @Override
  String render(TagPart tag, TrackingInterpreter interpreter) {
    Statements.For head = interpreter.expressions().forLoop(tag.helpers());
    List<?> items = interpreter.evaluate(tag,
        scope -> Items.iterate(head.iterable().present(scope)));
    return items == null
        ? ""
        : new Run(head, tag.branches(), showsLoop(head, tag), interpreter).through(items, 0);
  }

  /** Tells whether there is a {@code loop}: without a use for it, Jinja2 makes none. */
  private static boolean showsLoop(Statements.For head, TagPart tag) {
    return head.recursive() || tag.uses("loop") || tag.uses("scoped");
  }

  /** A loop that is being gone through. */
  private record Run(Statements.For head, List<TagPart.Branch> branches, boolean showsLoop,
      TrackingInterpreter interpreter) {
    /** Goes through items. */
    String through(List<?> items, int depth) {
      Frame around = interpreter.frame();
      LoopValue loop = new LoopValue(items,
          item -> head.condition() == null || interpreter.in(around.inner(), () -> takes(item)),
          depth, head.recursive() ? recursion(around) : null);
      StringBuilder text = new StringBuilder();
      boolean completed = loop(loop, around, text);
      // As in Jinja2, an item whose body is left early does not count.
      if (!completed && branches.size() > 1) {
        text.append(interpreter.in(around.inner(),
            () -> interpreter.body(branches.get(1).parts())));
      }
      return text.toString();
    }

    private LoopValue.Recursion recursion(Frame around) {
      return (inner, deeper) -> interpreter.deeper(
          () -> interpreter.in(around, () -> through(Items.iterate(inner), deeper)));
    }

    /** Tells whether the body got to its end for any of the items. */
    private boolean loop(LoopValue loop, Frame around, StringBuilder text) {
      List<Part> body = branches.getFirst().parts();
      boolean completed = false;
      while (loop.hasNext()) {
        Object item = loop.next();
        interpreter.session().limits().step();
        text.append(interpreter.in(around.inner(), () -> once(item, loop, body)));
        interpreter.session().limits().length(text.length());
        LoopControl control = interpreter.takeControl();
        completed |= control == LoopControl.NONE;
        if (control == LoopControl.BREAK) {
          break;
        }
      }
      return completed;
    }

    private String once(Object item, LoopValue loop, List<Part> body) {
      if (showsLoop) {
        interpreter.put("loop", loop);
      }
      Targets.assign(head.target(), item, interpreter);
      return interpreter.body(body);
    }

    private boolean takes(Object item) {
      Targets.assign(head.target(), item, interpreter);
      return PythonValues.isTrue(head.condition().present(interpreter.scope()));
    }
  }
}
