package aeolus.deploy;

import aeolus.zone.SerialPolicy;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A zone and who answers for it.
 *
 * @param name without final dot
 * @param servers those of the inventory, and others in its NS records
 * @param answers how each answered when the run was planned, by name
 */
record GuardedZone(String name, List<Nameserver> servers, Map<String, ZoneAnswer> answers) {
  GuardedZone {
    servers = List.copyOf(servers);
    answers = Map.copyOf(answers);
  }

  /** Returns the newest serial that was served when the run was planned, if there was any. */
  OptionalLong current() {
    return answers.values()
        .stream()
        .map(ZoneAnswer::serial)
        .flatMapToLong(OptionalLong::stream)
        .reduce((a, b) -> SerialPolicy.compare(a, b) >= 0 ? a : b);
  }

  /** Says what is wrong with an answer, empty where nothing is. */
  String wrong(ZoneAnswer answer) {
    OptionalLong current = current();
    if (answer.kind() == ZoneAnswer.Kind.RIGHT && current.isPresent()
        && SerialPolicy.compare(answer.serial().getAsLong(), current.getAsLong()) < 0) {
      return "serial " + answer.serial().getAsLong() + " is behind " + current.getAsLong();
    }
    return answer.text();
  }

  /**
   * Tells whether something is lost with a nameserver that answers like this. One that runs our
   * image and does not answer may be kept from us by a filter, and still serve everybody else.
   */
  static boolean isLoss(ZoneAnswer answer, RunKind kind) {
    return answer.isServing()
        || (answer.kind() == ZoneAnswer.Kind.SILENT && kind == RunKind.DEPLOY);
  }

  /** Tells whether taking this host down takes an answer away, by what it said at first. */
  boolean losesBy(String host, RunKind kind) {
    return answers.containsKey(host) && isLoss(answers.get(host), kind);
  }

  /** Tells whether this nameserver answered right when the run was planned. */
  boolean isRight(String server) {
    return answers.containsKey(server) && wrong(answers.get(server)).isEmpty();
  }
}
