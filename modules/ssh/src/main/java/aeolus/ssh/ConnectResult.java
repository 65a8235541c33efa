package aeolus.ssh;

/** What came of trying to log in. */
public sealed interface ConnectResult {
  /** Logged in; the session is to be closed by whoever gets it. */
  record Connected(SshSession session) implements ConnectResult {}

  /**
   * Not logged in.
   *
   * @param detail what happened and what to do, for people; may have several lines
   */
  record Failed(FailureKind kind, String detail) implements ConnectResult {}
}
