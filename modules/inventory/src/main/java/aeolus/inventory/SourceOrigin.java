package aeolus.inventory;

import java.nio.file.Path;

/**
 * The file that a host was first found in, as the variables of the host name it.
 *
 * @param file {@code inventory_file}
 * @param folder {@code inventory_dir}
 */
record SourceOrigin(String file, String folder) {
  static SourceOrigin of(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return new SourceOrigin(absolute.toString(), String.valueOf(absolute.getParent()));
  }
}
