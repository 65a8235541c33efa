package aeolus.deploy;

import aeolus.anemos.BaseImage;
import aeolus.anemos.BaseImages;
import aeolus.anemos.Tree;
import aeolus.anemos.Trees;
import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Builds what a run needs beforehand on the workstation, or finds it in the cache. */
public final class ArtifactMaker implements CachedArtifacts {
  private static final String SUITE = "bookworm";

  private final BaseImages bases;
  private final Trees trees;
  /** By what they are made of, as that is the same for most hosts. */
  private final Map<BaseImages.Inputs, Optional<BaseImage>> found = new ConcurrentHashMap<>();
  /** Likewise, by mirror and IMGBUILD. */
  private final Map<List<String>, Optional<Tree>> foundTrees = new ConcurrentHashMap<>();

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
          bases.get(inputs(host.host()), line -> progress.accept("base image: " + line)));
      if (host.bootstrap() == HostPlan.Bootstrap.TREE) {
        tree.put(host.name(), PayloadFolder.with(host.payload(),
            folder -> trees.get(folder, mirror(host.host()),
                line -> progress.accept("tree: " + line))));
      }
    }
    return new Artifacts(base, tree);
  }

  @Override
  public Optional<BaseImage> base(Host host) {
    return host.vars().has("aeolus_mirror")
        ? found.computeIfAbsent(inputs(host), bases::find)
        : Optional.empty();
  }

  @Override
  public Optional<Tree> tree(HostPlan host) {
    return host.bootstrap() == HostPlan.Bootstrap.TREE
        ? foundTrees.computeIfAbsent(List.of(mirror(host.host()), imgbuild(host)),
            _ -> PayloadFolder.with(host.payload(),
                folder -> trees.find(folder, mirror(host.host()))))
        : Optional.empty();
  }

  private static String imgbuild(HostPlan host) {
    return new String(host.payload().content("IMGBUILD"), StandardCharsets.UTF_8);
  }

  private static BaseImages.Inputs inputs(Host host) {
    return new BaseImages.Inputs(mirror(host), SUITE,
        host.vars().text("aeolus_kernel").orElse(""));
  }

  private static String mirror(Host host) {
    return host.vars()
        .text("aeolus_mirror")
        .orElseThrow(() -> new AeolusException(
            ExitCode.INVALID_INPUT, "host " + host.name()
                + ": no aeolus_mirror in its variables, expected the URL of a Debian mirror"));
  }
}
