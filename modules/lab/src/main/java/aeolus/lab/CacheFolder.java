package aeolus.lab;

import java.nio.file.Path;
import java.util.Map;

/** Finds the folder that all of Aeolus's caches lie in. */
final class CacheFolder {
  private CacheFolder() {}

  /** Follows AEOLUS_CACHE, XDG_CACHE_HOME and the user's home folder, in this order. */
  static Path of(Map<String, String> environment, String home) {
    String own = environment.getOrDefault("AEOLUS_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (xdg.isEmpty() ? Path.of(home, ".cache") : Path.of(xdg)).resolve("aeolus");
  }
}
