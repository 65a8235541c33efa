package aeolus.lab;

import java.nio.file.Path;

/** Where things lie in the lab's folder. */
final class LabLayout {
  private LabLayout() {}

  static Path machines(Path lab) {
    return lab.resolve("machines");
  }

  static Path stock(Path lab) {
    return lab.resolve("stock");
  }

  static Path operatorKey(Path lab) {
    return lab.resolve("operator_ed25519");
  }

  static Path knownHosts(Path lab) {
    return lab.resolve("known_hosts");
  }

  static Path mirror(Path lab) {
    return lab.resolve("mirror");
  }
}
