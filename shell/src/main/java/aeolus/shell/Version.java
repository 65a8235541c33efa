package aeolus.shell;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build wrote into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {text()};
  }

  /** Returns the line that --version prints. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "aeolus " + Objects.requireNonNullElse(version, "(not packaged)");
  }
}
