package aeolus.deploy;

import aeolus.anemos.BaseImage;
import aeolus.anemos.Tree;
import aeolus.core.Host;
import java.util.Optional;

/** What the workstation has built already for earlier runs; builds nothing. */
public interface CachedArtifacts {
  /** Returns the base image that a host would be sent. */
  Optional<BaseImage> base(Host host);

  /** Returns the tree that a host would be sent. */
  Optional<Tree> tree(HostPlan host);
}
