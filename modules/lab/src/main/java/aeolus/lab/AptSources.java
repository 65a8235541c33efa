package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.List;

/**
 * Where Debian 12 comes from.
 *
 * @param mirror URL of the archive proper, without a final slash
 * @param lines one-line apt sources: the archive, its updates and security fixes
 */
record AptSources(String mirror, List<String> lines) {
  /** The columns that {@link #parse} expects of {@code apt-get indextargets}. */
  static final String FORMAT = "$(REPO_URI) $(RELEASE) $(COMPONENT)";
  private static final String SUITE = "bookworm";

  AptSources {
    lines = List.copyOf(lines);
  }

  /** Uses one archive, without updates. */
  static AptSources ofMirror(String mirror) {
    String url = withoutSlash(mirror);
    return new AptSources(url, List.of(line(url, SUITE)));
  }

  /** Picks Debian 12 from what apt uses. */
  static AptSources parse(List<String> targets) {
    List<String[]> debian = targets.stream()
        .distinct()
        .map(target -> target.split(" "))
        .filter(words -> words.length == 3 && words[2].equals("main"))
        .toList();
    String mirror = debian.stream()
        .filter(words -> words[1].equals(SUITE))
        .map(words -> withoutSlash(words[0]))
        .findFirst()
        .orElseThrow(AptSources::none);
    return new AptSources(mirror, debian.stream()
        .filter(words -> words[1].startsWith(SUITE))
        .map(words -> line(withoutSlash(words[0]), words[1]))
        .sorted()
        .toList());
  }

  private static AeolusException none() {
    return new AeolusException(ExitCode.FAILED, "apt's configuration on this workstation names no"
        + " mirror of Debian 12 (" + SUITE + " main); name one with --mirror URL");
  }

  private static String line(String url, String suite) {
    return "deb " + url + " " + suite + " main";
  }

  private static String withoutSlash(String url) {
    return url.replaceAll("/+$", "");
  }
}
