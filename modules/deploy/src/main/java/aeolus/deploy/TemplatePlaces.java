package aeolus.deploy;

import aeolus.core.Location;
import aeolus.template.Rendered;
import aeolus.zone.LineOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the places of a rendered zone in its template, with an index that is made when first needed. */
final class TemplatePlaces implements LineOrigin {
  private final Rendered rendered;
  private final Path file;
  private List<String> lines;
  private List<String> template;

  /**
   * Makes places.
   *
   * @param file the template
   */
  TemplatePlaces(Rendered rendered, Path file) {
    this.rendered = rendered;
    this.file = file;
  }

  /** Names the template's place; the column only where the template has the same text up to it. */
  @Override
  public Location at(int line, int column) {
    if (rendered.isVerbatim()) {
      return new Location(rendered.file(), line, column);
    }
    index();
    Location origin = rendered.origin(line);
    boolean here = origin.file().equals(rendered.file()) && origin.line() >= 1
        && origin.line() <= template.size();
    String text = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    boolean same = here && column >= 1 && column <= text.length() + 1
        && template.get(origin.line() - 1).startsWith(text.substring(0, column - 1));
    return new Location(origin.file(), origin.line(), same ? column : 0);
  }

  private synchronized void index() {
    if (lines == null) {
      template = lines(file);
      lines = rendered.text().lines().toList();
    }
  }

  private static List<String> lines(Path template) {
    try {
      return new String(Files.readAllBytes(template), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
