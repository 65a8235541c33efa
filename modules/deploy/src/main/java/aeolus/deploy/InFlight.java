package aeolus.deploy;

/**
 * A host that a run has sent off and that was not seen to arrive.
 *
 * @param departure how it was left
 * @param plan what was planned for it then
 * @param again what it is to become by the same deployment where that failed half way
 */
public record InFlight(Departure departure, HostPlan plan, HostPlan again) {}
