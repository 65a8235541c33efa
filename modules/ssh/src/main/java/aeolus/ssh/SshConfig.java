package aeolus.ssh;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The settings of ssh_config(5) files, read once and looked up for each host. */
public final class SshConfig {
  /** No settings. */
  public static final SshConfig EMPTY = new SshConfig(List.of(), List.of());

  /** Something in a section. */
  sealed interface Step {
    /** A setting. */
    record Setting(String keyword, List<String> words, Location at) implements Step {}

    /** The sections of a file that is included here. */
    record Included(List<Section> sections) implements Step {}
  }

  /** What holds for some hosts, in the order of the file. */
  record Section(HostCondition when, List<Step> steps) {}

  private final List<Section> sections;
  private final List<Problem> warnings;

  private SshConfig(List<Section> sections, List<Problem> warnings) {
    this.sections = List.copyOf(sections);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads a user's file and then a machine's; either need not exist.
   *
   * @throws aeolus.core.InvalidInputException with all their mistakes
   */
  public static SshConfig read(Path user, Path machine) {
    SshConfigReader reader = new SshConfigReader();
    List<Section> found = Stream.of(reader.readUser(user), reader.readMachine(machine))
        .flatMap(List::stream)
        .toList();
    return new SshConfig(found, reader.finish());
  }

  /** Returns what the user should know of: parts of the files that are not looked at. */
  public List<Problem> warnings() {
    return warnings;
  }

  /** Adds to settings what the files say of a host that the user named so. */
  void addTo(SshSettings settings, String host) {
    walk(sections, new HostCondition.Asked(host, System.getProperty("user.name")), settings);
  }

  private static void walk(List<Section> sections, HostCondition.Asked asked,
      SshSettings settings) {
    for (Section section : sections) {
      if (section.when().holds(asked, settings)) {
        for (Step step : section.steps()) {
          take(step, asked, settings);
        }
      }
    }
  }

  private static void take(Step step, HostCondition.Asked asked, SshSettings settings) {
    switch (step) {
      case Step.Setting(String keyword, List<String> words, Location _) ->
        settings.add(keyword, words);
      case Step.Included(List<Section> included) -> walk(included, asked, settings);
    }
  }
}
