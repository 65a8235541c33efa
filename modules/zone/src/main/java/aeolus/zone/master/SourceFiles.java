package aeolus.zone.master;

import aeolus.core.Location;
import aeolus.zone.LineOrigin;
import java.util.ArrayList;
import java.util.List;

/** The texts that a zone is read from: its own and those that it includes. */
public final class SourceFiles {
  private final List<SourceFile> files = new ArrayList<>();

  SourceFile add(String text, LineOrigin origin) {
    int base = files.isEmpty() ? 0 : files.getLast().base() + files.getLast().text().length + 1;
    SourceFile file = new SourceFile(text, base, origin);
    files.add(file);
    return file;
  }

  int count() {
    return files.size();
  }

  /** Returns the place of an octet as the reader counts them. */
  public Location at(int place) {
    SourceFile file = files.getFirst();
    for (SourceFile next : files) {
      file = next.base() <= place ? next : file;
    }
    return file.at(place - file.base());
  }
}
