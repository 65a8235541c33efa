package aeolus.zone.rule;

/** One rule or a small family of them. */
@FunctionalInterface
interface Check {
  /** Reports all that is wrong with a zone, in time linear in its records. */
  void run(Findings zone);
}
