package aeolus.lab;

import java.nio.file.Path;

/**
 * Where things lie in the cache folder.
 *
 * @param cache the cache folder, absolute
 * @param name the lab's name
 */
record LabLayout(Path cache, String name) {
  /** Disk images and what else is the same for all labs. */
  Path stock() {
    return cache.resolve("stock");
  }

  /** What belongs to this lab only. */
  Path folder() {
    return cache.resolve(name);
  }

  Path lock() {
    return folder().resolve("lock");
  }

  Path machines() {
    return folder().resolve("machines");
  }

  Path operatorKey() {
    return folder().resolve("operator_ed25519");
  }

  Path knownHosts() {
    return folder().resolve("known_hosts");
  }

  Path mirror() {
    return folder().resolve("mirror");
  }
}
