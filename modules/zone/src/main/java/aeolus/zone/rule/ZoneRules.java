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
    ZoneMap map = new ZoneMap();
    List<Findings> all = zones.stream()
        .map(reading)
        .map(zone -> new Findings(zone, map))
        .toList();
    // These change nothing but what they find: all processors are at work.
    all.parallelStream().forEach(ZoneRules::run);
    new ReverseCheck(all).run();
    List<Problem> problems = new ArrayList<>();
    all.forEach(findings -> problems.addAll(findings.problems()));
    return problems;
  }

  /** Returns the mistakes in a zone's text together with what is wrong in any case. */
  public static List<Problem> checkIncomplete(MasterZone zone) {
    Findings findings = new Findings(zone, new ZoneMap());
    run(findings);
    return findings.problems();
  }

  private static void run(Findings findings) {
    CHECKS.parallelStream().forEach(check -> check.run(findings));
  }
}
