package aeolus.ssh;

import java.nio.charset.StandardCharsets;

/** What came of running a command. */
public sealed interface ExecResult {
  /** It ended by itself. */
  final class Exited implements ExecResult {
    private final int status;
    private final byte[] out;
    private final byte[] err;

    /** Takes what a command left. */
    public Exited(int status, byte[] out, byte[] err) {
      this.status = status;
      this.out = out.clone();
      this.err = err.clone();
    }

    /** Returns the same with something else on standard error. */
    public Exited withErr(byte[] other) {
      return new Exited(status, out, other);
    }

    /** Returns its exit status. */
    public int status() {
      return status;
    }

    /** Returns what it wrote to standard output, read as UTF-8. */
    public String out() {
      return new String(out, StandardCharsets.UTF_8);
    }

    /** Returns what it wrote to standard error, read as UTF-8. */
    public String err() {
      return new String(err, StandardCharsets.UTF_8);
    }
  }

  /** A signal ended it. */
  record Killed(String signal) implements ExecResult {}

  /** It did not end in time. */
  record TimedOut() implements ExecResult {}

  /** Whoever followed its output has seen enough. */
  record Stopped() implements ExecResult {}

  /** The connection was lost before it ended. */
  record Disconnected(String reason) implements ExecResult {}
}
