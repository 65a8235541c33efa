package aeolus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many connections this process can have open, by the bound on its file descriptors. */
final class OpenFiles {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files +([0-9]+) ");
  /** What the process has open besides connections: archives of classes, terminal, files. */
  private static final int OTHERS = 64;

  private OpenFiles() {}

  /** Returns how many, as many as anybody wants where the system does not tell. */
  static int connections() {
    try {
      return connections(Files.readString(LIMITS));
    } catch (IOException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** Reads it from the text of proc(5)'s file of limits. */
  static int connections(String limits) {
    Matcher limit = LIMIT.matcher(limits);
    return limit.find()
        ? (int) Math.max(1, Math.min(Integer.MAX_VALUE, Long.parseLong(limit.group(1)) - OTHERS))
        : Integer.MAX_VALUE;
  }
}
