package aeolus.ssh;

import java.util.Optional;

/** What came of trying to log in. */
public sealed interface ConnectResult {
  /** Logged in; the session is to be closed by whoever gets it. */
  record Connected(SshSession session) implements ConnectResult {}

  /**
   * Not logged in.
   *
   * @param detail what happened and what to do, for people; may have several lines, of which the
   *        last is one for known_hosts where a host's key is unknown
   */
  record Failed(FailureKind kind, String detail) implements ConnectResult {
    /**
     * Returns the key that a host showed and that nothing is known of, as type and base64; empty
     * where that is not why the login failed, or it was the key of a host on the way there.
     *
     * @param target that was to be logged in to
     */
    public Optional<String> unknownKey(SshTarget target) {
      return Optional.of(detail.substring(detail.lastIndexOf('\n') + 1))
          .filter(_ -> kind == FailureKind.UNKNOWN_HOST_KEY)
          .flatMap(KnownHostsLine::parse)
          .filter(line -> line.isPlain() && line.matches(target.knownName(), target.knownPort()))
          .map(KnownHostsLine::key);
    }
  }
}
