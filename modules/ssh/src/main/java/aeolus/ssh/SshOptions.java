package aeolus.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What few logins need.
 *
 * @param hostKeyAlias name under which the host's keys are known, empty for its own
 * @param jumps hosts to go through, the first being the nearest
 * @param certificateFiles certificates for keys, besides those that lie beside them
 * @param identitiesOnly whether the agent's keys are used only where a file names them
 * @param agent socket of an ssh-agent
 * @param aliveInterval how long a host may be silent before it is asked whether it lives, zero for
 *        the connector's own choice
 * @param aliveCountMax how many such questions may stay without answer
 * @param become as whom commands run
 */
public record SshOptions(String hostKeyAlias, List<SshTarget> jumps, List<Path> certificateFiles,
    boolean identitiesOnly, Optional<Path> agent, Duration aliveInterval, int aliveCountMax,
    Optional<Become> become) {
  /** OpenSSH's default. */
  public static final int ALIVE_COUNT_MAX = 3;

  /** Nothing special, and no agent. */
  public static final SshOptions NONE = new SshOptions("", List.of(), List.of(), false,
      Optional.empty(), Duration.ZERO, ALIVE_COUNT_MAX, Optional.empty());

  public SshOptions {
    jumps = List.copyOf(jumps);
    certificateFiles = List.copyOf(certificateFiles);
  }

  /** Returns the same with other hosts to go through. */
  public SshOptions withJumps(List<SshTarget> hops) {
    return new SshOptions(hostKeyAlias, hops, certificateFiles, identitiesOnly, agent,
        aliveInterval, aliveCountMax, become);
  }

  /** Returns the same with commands run as somebody else. */
  public SshOptions withBecome(Optional<Become> other) {
    return new SshOptions(hostKeyAlias, jumps, certificateFiles, identitiesOnly, agent,
        aliveInterval, aliveCountMax, other);
  }

  /** Returns the same with an ssh-agent. */
  public SshOptions withAgent(Path socket) {
    return new SshOptions(hostKeyAlias, jumps, certificateFiles, identitiesOnly,
        Optional.of(socket), aliveInterval, aliveCountMax, become);
  }
}
