package aeolus.core;

import java.util.Objects;

/** The root of all failures that the user is told of by message and exit code, without a trace. */
public class AeolusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Makes a failure with the message shown to the user. */
  public AeolusException(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /** Makes a failure with the message shown to the user and the cause shown with {@code -v -v}. */
  public AeolusException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = Objects.requireNonNull(exitCode);
  }

  /** Returns the exit status that this failure ends the command with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
