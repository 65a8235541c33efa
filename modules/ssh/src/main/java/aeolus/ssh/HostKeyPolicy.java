package aeolus.ssh;

import java.nio.file.Path;
import java.util.List;

/** Which host keys are right. There is no policy that takes just any. */
public sealed interface HostKeyPolicy {
  /**
   * Those in files of sshd(8)'s known_hosts format.
   *
   * @param files in the order in which they are read; the first is written to
   * @param ours keys that are right besides: {@code ssh-ed25519 AAAA...} lines of keys that we gave
   *        the host ourselves, so that nobody else has them
   */
  record KnownHosts(List<Path> files, List<String> ours) implements HostKeyPolicy {
    public KnownHosts {
      files = List.copyOf(files);
      ours = List.copyOf(ours);
    }

    /** Returns the same policy where a host may show keys of ours too. */
    public KnownHosts withOurs(List<String> publicKeys) {
      return new KnownHosts(files, publicKeys);
    }
  }

  /** These and no others: {@code ssh-ed25519 AAAA...} lines. */
  record Pinned(List<String> publicKeys) implements HostKeyPolicy {
    public Pinned {
      publicKeys = List.copyOf(publicKeys);
    }
  }
}
