package aeolus.deploy;

import aeolus.anemos.BaseImage;
import aeolus.anemos.Tree;
import aeolus.core.Host;
import java.util.Map;
import java.util.Optional;

/**
 * What the workstation has built beforehand for a run.
 *
 * @param base the base image by host
 * @param trees the tree by host, for those that are to get one
 */
public record Artifacts(Map<String, BaseImage> base, Map<String, Tree> trees)
    implements
      CachedArtifacts {
  @Override
  public Optional<BaseImage> base(Host host) {
    return Optional.ofNullable(base.get(host.name()));
  }

  @Override
  public Optional<Tree> tree(HostPlan host) {
    return treeOf(host);
  }

  BaseImage baseOf(HostPlan plan) {
    return base.get(plan.name());
  }

  Optional<Tree> treeOf(HostPlan plan) {
    return Optional.ofNullable(trees.get(plan.name()));
  }
}
