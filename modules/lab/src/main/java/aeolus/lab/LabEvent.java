package aeolus.lab;

/**
 * Something that the lab has begun or done, for people to read.
 *
 * @param subject a machine's name, or {@code lab}
 * @param text what, lower case, one line
 */
public record LabEvent(String subject, String text) {
  /** The subject of what concerns no one machine. */
  static final String LAB = "lab";

  static LabEvent ofLab(String text) {
    return new LabEvent(LAB, text);
  }

  @Override
  public String toString() {
    return subject + ": " + text;
  }
}
