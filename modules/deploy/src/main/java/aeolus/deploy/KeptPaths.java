package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.List;
import java.util.stream.Stream;

/** Reads which files and folders of the old system the new one is to have. */
final class KeptPaths {
  private KeptPaths() {}

  /** Returns those of a run and those of the host's {@code aeolus_keep}, each once. */
  static List<String> of(Host host, List<String> ofRun) {
    Object own = host.vars().get("aeolus_keep");
    if (own != null && !(own instanceof List<?>)) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "aeolus_keep: expected a list of paths, got \"" + own + "\"");
    }
    Stream<String> ofHost = own instanceof List<?> list
        ? list.stream().map(String::valueOf)
        : Stream.of();
    return Stream.concat(ofRun.stream(), ofHost).map(KeptPaths::checked).distinct().toList();
  }

  /** Tells whether a file or folder is one of those that are kept, or lies in one. */
  static boolean cover(List<String> kept, String path) {
    return kept.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }

  /** A folder of the kernel's or of all things can't be carried over. */
  private static String checked(String path) {
    boolean plain = path.matches("(/[A-Za-z0-9._@+-]+)+/?") && !path.contains("..");
    if (!plain || path.matches("/(dev|proc|sys|run|boot)(/.*)?")) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "to keep: expected an absolute path of letters, digits and ._@+-, not below /dev, /proc,"
              + " /sys, /run or /boot, got \"" + path + "\"");
    }
    return path.replaceFirst("/$", "");
  }
}
