package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.RawTag;
import com.hubspot.jinjava.tree.TagNode;
import java.util.stream.Collectors;

/** Raw text that can be marked with where it comes from. */
final class TrackedRawTag extends RawTag {
  private static final long serialVersionUID = 1L;

  @Override
  public String interpret(TagNode tag, JinjavaInterpreter interpreter) {
    return tag.getChildren()
        .stream()
        .map(child -> child.render(interpreter).getValue())
        .collect(Collectors.joining());
  }
}
