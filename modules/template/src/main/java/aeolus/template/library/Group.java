package aeolus.template.library;

import aeolus.core.python.Tuple;
import aeolus.template.expression.HasAttributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A group of {@code groupby}: a pair whose parts have names, too. */
final class Group extends Tuple implements HasAttributes {
  private final Object grouper;
  private final List<Object> members;

  Group(Object grouper, List<Object> members) {
    super(Arrays.asList(grouper, members));
    this.grouper = grouper;
    this.members = members;
  }

  List<Object> members() {
    return members;
  }

  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "grouper" -> grouper;
      case "list" -> members;
      default -> null;
    };
  }

  @Override
  public Collection<String> attributes() {
    return List.of("grouper", "list");
  }
}
