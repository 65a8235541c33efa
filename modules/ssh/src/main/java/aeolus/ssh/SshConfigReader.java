package aeolus.ssh;

import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.ssh.SshConfig.Section;
import aeolus.ssh.SshConfig.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads ssh_config(5) files, and those that they include. */
final class SshConfigReader {
  private static final int MAX_DEPTH = 16;
  private static final long MAX_SIZE = 1 << 20;

  private final Problems problems = new Problems();
  private final List<String> ignored = new ArrayList<>();

  /** A file on its way to sections. */
  private final class OneFile {
    private final Path file;
    private final Path base;
    private final int depth;
    private final List<Section> sections = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();

    OneFile(Path file, Path base, int depth) {
      this.file = file;
      this.base = base;
      this.depth = depth;
      begin(new HostCondition.Always());
    }

    private void begin(HostCondition when) {
      steps = new ArrayList<>();
      sections.add(new Section(when, steps));
    }

    List<Section> read() {
      try {
        List<String> lines = List.of(new String(Files.readAllBytes(file),
            StandardCharsets.UTF_8).split("\r?\n", -1));
        for (int i = 0; i < lines.size(); i++) {
          line(lines.get(i), Location.of(file.toString(), i + 1));
        }
      } catch (IOException e) {
        problems.error(Location.of(file.toString()), "can't be read: " + e.getMessage());
      }
      return sections;
    }

    private void line(String text, Location at) {
      try {
        ConfigLine line = ConfigLine.parse(text);
        if (line != null) {
          take(line, at);
        }
      } catch (IllegalArgumentException e) {
        problems.error(at, e.getMessage());
      }
    }

    private void take(ConfigLine line, Location at) {
      switch (line.keyword()) {
        case "host" -> begin(named(line));
        case "match" -> begin(matched(line, at));
        case "include" -> include(line);
        case "ignoreunknown" -> line.words()
            .forEach(word -> ignored.addAll(Arrays.asList(
                word.toLowerCase(Locale.ROOT).split(","))));
        default -> setting(line, at);
      }
    }

    private HostCondition named(ConfigLine line) {
      if (line.words().isEmpty()) {
        throw new IllegalArgumentException("expected a pattern after Host");
      }
      return new HostCondition.Named(line.words());
    }

    private HostCondition matched(ConfigLine line, Location at) {
      try {
        return HostCondition.match(line.words());
      } catch (HostCondition.Unsupported e) {
        problems.warning(at, "Match " + e.getMessage()
            + " is not looked at here; what stands below it holds for no host");
        return new HostCondition.Never();
      } catch (IllegalArgumentException e) {
        problems.error(at, e.getMessage());
        return new HostCondition.Never();
      }
    }

    private void include(ConfigLine line) {
      if (line.words().isEmpty()) {
        throw new IllegalArgumentException("expected a file after Include");
      }
      if (depth == MAX_DEPTH) {
        throw new IllegalArgumentException("more than " + MAX_DEPTH + " files include each other");
      }
      for (String word : line.words()) {
        for (Path included : found(base.resolve(Tokens.home(word)))) {
          steps.add(new Step.Included(new OneFile(included, base, depth + 1).read()));
        }
      }
    }

    private void setting(ConfigLine line, Location at) {
      String keyword = line.keyword();
      if (SshOptionRules.isHonoured(keyword)) {
        steps.add(new Step.Setting(keyword, checked(line), at));
      } else if (!SshOptionRules.isKnown(keyword) && !Glob.matchesList(ignored, keyword)) {
        throw new IllegalArgumentException(
            "unknown setting, expected one of ssh_config(5), got \"" + keyword + "\"");
      }
    }

    private List<String> checked(ConfigLine line) {
      try {
        return SshOptionRules.check(line.keyword(), line.words());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(line.keyword() + ": " + e.getMessage(), e);
      }
    }
  }

  /** Reads a user's own file, which others must not be able to write, as ssh(1) asks. */
  List<Section> readUser(Path file) {
    if (Files.exists(file) && isWritableByOthers(file)) {
      problems.error(Location.of(file.toString()),
          "others can write this file, expected permissions like 600");
      return List.of();
    }
    return read(file);
  }

  List<Section> readMachine(Path file) {
    return read(file);
  }

  private List<Section> read(Path file) {
    return isReadable(file) ? new OneFile(file, file.getParent(), 0).read() : List.of();
  }

  /** Returns the warnings. */
  List<Problem> finish() {
    return problems.throwIfErrors();
  }

  private static boolean isReadable(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_SIZE;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isWritableByOthers(Path file) {
    try {
      Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
      String owner = Files.getOwner(file).getName();
      return modes.contains(PosixFilePermission.GROUP_WRITE)
          || modes.contains(PosixFilePermission.OTHERS_WRITE)
          || !(owner.equals("root") || owner.equals(System.getProperty("user.name")));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Returns the files that a pattern of glob(7) names, sorted; in the last part only. */
  private static List<Path> found(Path pattern) {
    String name = pattern.getFileName().toString();
    Path folder = pattern.getParent();
    if (String.valueOf(folder).matches(".*[*?\\[].*")) {
      throw new IllegalArgumentException(
          "expected wildcards in a file's name only, got \"" + pattern + "\"");
    }
    if (!name.matches(".*[*?\\[].*")) {
      return isReadable(pattern) ? List.of(pattern) : List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder,
        path -> Glob.matches(name, path.getFileName().toString())
            && (name.startsWith(".") || !path.getFileName().toString().startsWith(".")))) {
      all.forEach(files::add);
    } catch (IOException e) {
      // As where nothing matches.
      return List.of();
    }
    files.removeIf(file -> !isReadable(file));
    files.sort(null);
    return files;
  }
}
