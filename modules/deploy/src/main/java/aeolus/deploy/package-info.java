/**
 * Plans what is to be done to hosts, does it, and proves that it was done. Start with
 * {@link aeolus.deploy.Planner} (no side effect) and {@link aeolus.deploy.Rollout}.
 */
package aeolus.deploy;
