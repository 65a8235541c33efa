package aeolus.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folders that are being walked through, so that symbolic links can't lead round and round. */
final class OpenFolders {
  private final Deque<Path> folders = new ArrayDeque<>();

  /** Goes into a folder, or returns false where the walk already is in it. */
  boolean enter(Path folder) {
    Path real = real(folder);
    if (folders.contains(real)) {
      return false;
    }
    folders.push(real);
    return true;
  }

  /** Goes out of the folder that was gone into last. */
  void leave() {
    folders.pop();
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      // listing it tells what is wrong
      return folder.toAbsolutePath();
    }
  }
}
