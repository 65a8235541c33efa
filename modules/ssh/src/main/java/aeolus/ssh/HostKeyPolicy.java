package aeolus.ssh;

import java.nio.file.Path;
import java.util.List;

/** Which host keys are right. There is no policy that takes just any. */
public sealed interface HostKeyPolicy {
  /** Those in files of sshd(8)'s known_hosts format. */
  record KnownHosts(List<Path> files) implements HostKeyPolicy {
    public KnownHosts {
      files = List.copyOf(files);
    }
  }

  /** These and no others: {@code ssh-ed25519 AAAA...} lines. */
  record Pinned(List<String> publicKeys) implements HostKeyPolicy {
    public Pinned {
      publicKeys = List.copyOf(publicKeys);
    }
  }
}
