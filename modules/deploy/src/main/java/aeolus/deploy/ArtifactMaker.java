package aeolus.deploy;

import aeolus.anemos.BaseImage;
import aeolus.anemos.BaseImages;
import aeolus.anemos.Tree;
import aeolus.anemos.Trees;
import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Builds what a run needs beforehand on the workstation, or finds it in the cache. */
public final class ArtifactMaker {
  private static final String SUITE = "bookworm";

  private final BaseImages bases;
  private final Trees trees;

  /** Keeps what it builds below a cache folder. */
  public ArtifactMaker(Path cacheDir) {
    bases = new BaseImages(cacheDir);
    trees = new Trees(cacheDir);
  }

  /** Builds the base images and trees of a plan; progress gets a line now and then. */
  public Artifacts make(RunPlan plan, Consumer<String> progress) {
    Map<String, BaseImage> base = new LinkedHashMap<>();
    Map<String, Tree> tree = new LinkedHashMap<>();
    for (HostPlan host : plan.hosts()) {
      base.put(host.name(),
          bases.get(inputs(host), line -> progress.accept("base image: " + line)));
      if (host.bootstrap() == HostPlan.Bootstrap.TREE) {
        tree.put(host.name(), PayloadFolder.with(host.payload(),
            folder -> trees.get(folder, mirror(host), line -> progress.accept("tree: " + line))));
      }
    }
    return new Artifacts(base, tree);
  }

  private static BaseImages.Inputs inputs(HostPlan host) {
    return new BaseImages.Inputs(mirror(host), SUITE,
        host.host().vars().text("aeolus_kernel").orElse(""));
  }

  private static String mirror(HostPlan host) {
    return host.host()
        .vars()
        .text("aeolus_mirror")
        .orElseThrow(() -> new AeolusException(
            ExitCode.INVALID_INPUT, "host " + host.name()
                + ": no aeolus_mirror in its variables, expected the URL of a Debian mirror"));
  }
}
