package aeolus.template.jinja;

/** A tag of Jinja's. */
abstract class StructureTag {
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

  final String name() {
    return name;
  }

  /**
   * Returns the name of the tag that ends it, or null.
   *
   * @param helpers what the tag says
   */
  String end(String helpers) {
    return end;
  }

  /**
   * Returns the text that a tag makes.
   *
   * @throws aeolus.template.expression.ExpressionException where it fails
   */
  abstract String render(TagPart tag, TrackingInterpreter interpreter);
}
