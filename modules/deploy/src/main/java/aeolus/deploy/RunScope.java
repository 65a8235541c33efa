package aeolus.deploy;

/**
 * What the hosts of one run have in common.
 *
 * @param kind how they are re-imaged
 * @param artifacts what was built for them
 * @param workplace what is worked with
 * @param rolling the rules of going through them
 * @param gate lets them go one by one
 * @param lock the run's claim to each
 * @param milestones told where each has got to
 */
record RunScope(RunKind kind, Artifacts artifacts, Workplace workplace, Rolling rolling, Gate gate,
    HostLock lock, Milestones milestones) {}
