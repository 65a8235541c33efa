package aeolus.payload;

/**
 * An entry of a payload.
 *
 * @param path relative, with {@code /} between its parts
 * @param mode permission bits
 * @param size in octets, 0 for links and folders
 * @param sha256 digest of the content, empty for links and folders
 * @param linkTarget what a symbolic link points to, empty for everything else
 * @param isDirectory whether it is a folder
 */
public record Entry(String path, int mode, long size, String sha256, String linkTarget,
    boolean isDirectory) {
  /** Tells whether its content is to be kept from sight. */
  public boolean secret() {
    return path.startsWith("secrets/");
  }
}
