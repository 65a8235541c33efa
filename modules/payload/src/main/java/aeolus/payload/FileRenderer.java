package aeolus.payload;

import java.nio.file.Path;

/** Renders a template file of an image directory. */
@FunctionalInterface
public interface FileRenderer {
  /** Returns what a file whose name ends in {@code .j2} renders to. */
  byte[] render(Path template);
}
