package aeolus.core;

/** The exit statuses of the command line; scripts rely on them. */
public enum ExitCode {
  /** All went well. */
  OK(0),
  /** Something failed on at least one host. */
  FAILED(1),
  /** The command line was wrong. */
  USAGE(2),
  /** Inventory, zone, template, image directory or secret was wrong; nothing was touched. */
  INVALID_INPUT(3),
  /** Differences were found and asked for by {@code --exit-code}. */
  DIFFERENCES(4),
  /** The user interrupted. */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** Returns the process's exit status. */
  public int status() {
    return status;
  }
}
