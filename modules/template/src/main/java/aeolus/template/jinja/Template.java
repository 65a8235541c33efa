package aeolus.template.jinja;

import aeolus.core.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template that is ready to be rendered, any number of times.
 *
 * @param blocks by name
 * @param bound all names that something in it is assigned to, or {@code is defined} asks for
 * @param calls the names that it calls, with their places
 * @param problems what is wrong with it; where there are any it is not rendered
 * @param unknown filters and tests that do not exist; it is rendered to find out what else is wrong
 */
record Template(Source source, List<Part> parts, Map<String, TagPart> blocks, Set<String> bound,
    List<Called> calls, List<Problem> problems, List<Problem> unknown) {
  /** Returns the same with nothing to render. */
  Template empty() {
    return new Template(source, List.of(), Map.of(), Set.of(), List.of(), problems, unknown);
  }

  /** A name that is called. */
  record Called(String name, Piece piece, int offset) {}
}
