package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;

/** A tag of Jinja's. */
abstract class StructureTag implements Tag {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String end;

  /**
   * Makes a tag.
   *
   * @param end the name of the tag that ends it, or null
   */
  StructureTag(String name, String end) {
    this.name = name;
    this.end = end;
  }

  @Override
  public final String getName() {
    return name;
  }

  @Override
  public final String getEndTagName() {
    return end;
  }

  @Override
  public final String interpret(TagNode tag, JinjavaInterpreter interpreter) {
    return render((TrackedTag) tag, (TrackingInterpreter) interpreter);
  }

  /**
   * Returns the text that a tag makes.
   *
   * @throws aeolus.template.expression.ExpressionException where it fails
   */
  abstract String render(TrackedTag tag, TrackingInterpreter interpreter);
}
