package aeolus.template.jinja;

import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Scope;
import aeolus.template.expression.UndefinedException;
import java.util.Collection;
import java.util.List;

/**
 * A block as {@code super} and {@code self} have it.
 *
 * @param versions of the block, that of the template that extends all others first
 * @param number of the version that is called
 * @param around what the block sees
 */
record BlockValue(List<TagPart> versions, int number, Frame around,
    TrackingInterpreter interpreter) implements Callable, HasAttributes {
  String render() {
    if (number >= versions.size()) {
      throw new UndefinedException("no block that this one replaces");
    }
    Frame names = around.inner();
    names.put("super", new BlockValue(versions, number + 1, around, interpreter));
    return interpreter.deeper(() -> interpreter.in(names,
        () -> interpreter.body(versions.get(number).parts())));
  }

  @Override
  public Object call(Arguments arguments, Scope scope) {
    arguments.bind();
    return render();
  }

  @Override
  public Object attribute(String name) {
    return name.equals("super")
        ? new BlockValue(versions, number + 1, around, interpreter)
        : null;
  }

  @Override
  public Collection<String> attributes() {
    return List.of("super");
  }

  /** What {@code self} is: the blocks by name. */
  record Self(TrackingInterpreter interpreter, Inheritance inheritance)
      implements
        HasAttributes {
    @Override
    public Object attribute(String name) {
      List<TagPart> versions = inheritance.block(name);
      return versions.isEmpty()
          ? null
          : new BlockValue(versions, 0, inheritance.top(), interpreter);
    }

    @Override
    public Collection<String> attributes() {
      return inheritance.names();
    }
  }
}
