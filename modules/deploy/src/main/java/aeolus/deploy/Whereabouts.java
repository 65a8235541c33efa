package aeolus.deploy;

import aeolus.ssh.SshSession;

/** What was found at a host's address. */
sealed interface Whereabouts {
  /** The initramfs of this deployment. */
  record InInitramfs(SshSession session) implements Whereabouts {}

  /**
   * An installed system, the old or the new one.
   *
   * @param deployment the id of the deployment that made it, empty for a stock system
   * @param bootId the kernel's id of this boot
   */
  record InSystem(SshSession session, String deployment, String bootId) implements Whereabouts {}

  /** Nothing that lets us in. */
  record Nowhere(String reason) implements Whereabouts {}
}
