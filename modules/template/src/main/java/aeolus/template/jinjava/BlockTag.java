package aeolus.template.jinjava;

import aeolus.template.expression.Callable;
import aeolus.template.expression.UndefinedException;
import java.util.List;

/** {@code block}, which a template that extends this one may replace. */
final class BlockTag extends StructureTag {
  private static final long serialVersionUID = 1L;

  BlockTag() {
    super("block", "endblock");
  }

  static String name(TrackedTag tag) {
    return tag.getHelpers().strip().split("\\s+", 2)[0];
  }

  @Override
  String render(TrackedTag tag, TrackingInterpreter interpreter) {
    if (interpreter.inheritance().isExtending()) {
      return "";
    }
    boolean scoped = interpreter.expressions().block(tag.getHelpers()).scoped();
    List<TrackedTag> versions = interpreter.inheritance().block(name(tag));
    Frame around = scoped ? interpreter.frame() : interpreter.inheritance().top();
    return version(versions, 0, around, interpreter);
  }

  private static String version(List<TrackedTag> versions, int number, Frame around,
      TrackingInterpreter interpreter) {
    Frame names = around.inner();
    names.put("super", (Callable) (arguments, _) -> {
      arguments.bind();
      if (number + 1 >= versions.size()) {
        throw new UndefinedException("no block that this one replaces");
      }
      return version(versions, number + 1, around, interpreter);
    });
    return interpreter.in(names, () -> interpreter.body(versions.get(number).getChildren()));
  }
}
