package aeolus.template.jinja;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.template.Rendered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Finds where lines come from by rendering once more, with marks; when it is first asked. */
final class LineOrigins implements Rendered.Origins {
  private final String text;
  private final String file;
  private final Function<Marking.Extent, Marks.Read> again;
  private List<Location> lines;

  /**
   * Makes origins of a text.
   *
   * @param file its template
   * @param again renders the template with marks
   */
  LineOrigins(String text, String file, Function<Marking.Extent, Marks.Read> again) {
    this.text = text;
    this.file = file;
    this.again = again;
  }

  @Override
  public synchronized Location of(int line) {
    if (lines == null) {
      lines = find();
    }
    return line <= 0 ? Location.of(file) : lines.get(Math.min(line, lines.size()) - 1);
  }

  private List<Location> find() {
    try {
      Marks.Read all = again.apply(Marking.Extent.EVERYTHING);
      Marks.Read some = all.text().equals(text) ? all : again.apply(Marking.Extent.UNSEEN);
      return some.text().equals(text) ? some.lines() : alike(some);
    } catch (InvalidInputException _) {
      return alike(new Marks.Read("", List.of()));
    }
  }

  /** Trusts the lines that are alike at the beginning and the end. */
  private List<Location> alike(Marks.Read other) {
    List<String> wanted = List.of(text.split("\n", -1));
    List<String> found = List.of(other.text().split("\n", -1));
    List<Location> origins = new ArrayList<>(
        Collections.nCopies(wanted.size(), Location.of(file)));
    for (int i = 0; i < Math.min(wanted.size(), other.lines().size())
        && wanted.get(i).equals(found.get(i)); i++) {
      origins.set(i, other.lines().get(i));
    }
    int shift = found.size() - wanted.size();
    for (int i = wanted.size() - 1; i >= 0 && i + shift >= 0 && i + shift < other.lines().size()
        && wanted.get(i).equals(found.get(i + shift)); i--) {
      origins.set(i, other.lines().get(i + shift));
    }
    return origins;
  }
}
