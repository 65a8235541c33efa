package aeolus.shell;

import aeolus.ssh.FailureKind;
import aeolus.ssh.FanOut.Ended;
import aeolus.ssh.FanOut.Outcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What came of something done on a host.
 *
 * @param host the inventory's name
 * @param content what may be the same of many hosts
 * @param nanos how long it took, login included
 */
record HostAnswer(String host, Content content, long nanos) {
  /** What is advised where a host's key is not known. */
  static final String TRUST = "aeolus trust HOST";
  /** The same of all hosts, so that they can be told in one line. */
  private static final String UNKNOWN = "unknown host key; " + TRUST + " shows and stores it";
  private static final double NANOS_PER_SECOND = 1e9;

  /** How it ended. */
  enum State {
    OK, FAILED, KILLED, TIMEOUT, LOST, UNREACHABLE, INTERRUPTED, SKIPPED
  }

  /**
   * What may be the same of many hosts.
   *
   * @param status exit status, 0 where there is none
   * @param out standard output
   * @param cut whether only the beginning of it was kept
   * @param err standard error
   * @param reason why it did not come to an exit status, empty where it did
   */
  record Content(State state, int status, String out, boolean cut, String err, String reason) {
    /** Returns what is all right and has nothing to say. */
    static Content ok(String out) {
      return new Content(State.OK, 0, out, false, "", "");
    }

    /** Returns what has come to no exit status. */
    static Content not(State state, String reason) {
      return new Content(state, 0, "", false, "", reason);
    }

    boolean isOk() {
      return state == State.OK;
    }

    /** Tells whether a command has run to its end. */
    boolean hasStatus() {
      return state == State.OK || state == State.FAILED;
    }

    /** Returns the same without its output, which would be too much to keep. */
    Content withoutOut() {
      return new Content(state, status, "", true, err, reason);
    }
  }

  /** Returns what came of work that says itself how it went, or why there was none. */
  static HostAnswer of(Ended<Content> ended) {
    return new HostAnswer(ended.name(), content(ended.outcome(), content -> content),
        ended.nanos());
  }

  /** Returns what work came to, which {@code done} tells where it was done. */
  static <T> Content content(Outcome<T> outcome, Function<T, Content> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.NotConnected<T>(FailureKind kind, String reason) ->
        Content.not(State.UNREACHABLE, kind == FailureKind.UNKNOWN_HOST_KEY ? UNKNOWN : reason);
      case Outcome.CutOff<T>() -> Content.not(State.INTERRUPTED,
          "cut off; what was begun may still go on there");
      case Outcome.NotBegun<T>() -> Content.not(State.SKIPPED, "not begun");
    };
  }

  /** Returns it for JSON. */
  Map<String, Object> asMap() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", host);
    object.put("result", content.state().name().toLowerCase(Locale.ROOT));
    object.put("status",
        content.hasStatus() && content.reason().isEmpty() ? content.status() : null);
    object.put("stdout", content.out());
    object.put("stdout_cut", content.cut());
    object.put("stderr", content.err());
    object.put("reason", content.reason().isEmpty() ? null : content.reason());
    object.put("seconds", Math.round(nanos / NANOS_PER_SECOND * 1_000) / 1_000.0);
    return object;
  }
}
