package aeolus.zone.rule;

import aeolus.core.Problem;
import aeolus.zone.ZoneContent;
import aeolus.zone.master.MasterZone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs all checks. */
public final class ZoneRules {
  private static final List<Check> CHECKS = List.of(new ApexCheck(), new RepetitionCheck(),
      new TargetCheck(), new AliasCheck(), new DelegationCheck(), new MailCheck(),
      new CaaCheck(), new DigestCheck(), new AddressCheck());

  private ZoneRules() {}

  /** Returns all problems of some zones, each zone's sorted by place. */
  public static List<Problem> check(List<ZoneContent> zones,
      Function<ZoneContent, MasterZone> reading) {
    List<Findings> all = zones.stream()
        .map(zone -> new Findings(zone, reading.apply(zone)))
        .toList();
    // Until here zones and checks do not depend on one another: all processors are at work.
    all.parallelStream()
        .forEach(findings -> CHECKS.parallelStream().forEach(check -> check.run(findings)));
    new ReverseCheck(all).run();
    List<Problem> problems = new ArrayList<>();
    all.forEach(findings -> problems.addAll(findings.problems()));
    return problems;
  }
}
