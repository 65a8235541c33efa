package aeolus.deploy;

import aeolus.anemos.HostFacts;

/** A host's facts in a few words. */
final class FactsLine {
  private FactsLine() {}

  static String of(HostFacts facts) {
    return String.join(" ", facts.get("os_id").orElse("unknown system"),
        facts.get("os_version").orElse(""), facts.get("kernel").orElse("")) + ", "
        + facts.get("memory_mib").orElse("?") + " MiB, " + facts.get("firmware").orElse("?");
  }
}
