package aeolus.deploy;

/** Told when a host has come back as the new system, for known_hosts to follow. */
@FunctionalInterface
public interface Arrivals {
  /** Takes note of the host key with which the new system was reached. */
  void arrived(HostPlan plan, String hostKey);
}
