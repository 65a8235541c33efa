package aeolus.template.library;

import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.HasAttributes;
import java.util.Collection;
import java.util.List;

/** What {@code cycler()} makes: gives its values in turn. */
final class Cycler implements HasAttributes {
  private final List<Object> values;
  private int at;

  Cycler(List<Object> values) {
    if (values.isEmpty()) {
      throw new ExpressionException("cycler() wants at least one value");
    }
    this.values = values;
  }

  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "current" -> values.get(at);
      case "next" -> (Callable) (arguments, _) -> {
        arguments.bind();
        Object value = values.get(at);
        at = (at + 1) % values.size();
        return value;
      };
      case "reset" -> (Callable) (arguments, _) -> {
        arguments.bind();
        at = 0;
        return null;
      };
      default -> null;
    };
  }

  @Override
  public Collection<String> attributes() {
    return List.of("current", "next", "reset");
  }
}
