package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.BaseImage;
import aeolus.anemos.Tree;
import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.Vars;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a host's anemos.conf. */
final class HostConf {
  static final String FOLDER = "/run/anemos";
  private static final Pattern OWN_MIRROR = Pattern
      .compile("(?m)^[ \\t]*debian_mirror=['\"]?[^'\"\\s]");
  private static final long MIB = 1024 * 1024;
  /** Kernel, programs that run, and caches that they can't do without; half of it was measured. */
  private static final long WORKING_MIB = 110;
  /** apt and, of a kernel, dpkg-deb: 183 MiB where there was plenty; they make do with less. */
  private static final long INSTALLING_MIB = 150;

  private HostConf() {}

  static AnemosConf of(HostPlan plan, RunKind kind, BaseImage base, Optional<Tree> tree,
      RunSettings settings) {
    Vars vars = plan.host().vars();
    AnemosConf conf = new AnemosConf().set("deployment", plan.deployment())
        .set("mode", kind.word())
        .set("hostname", plan.name())
        .set("payload", FOLDER + "/payload.tar")
        .set("payload_sha256", plan.payload().sha256())
        .set("kernel", cache(base) + "/vmlinuz")
        .set("kernel_sha256", base.kernelSha256())
        .set("base", cache(base) + "/base.cpio.zst")
        .set("base_sha256", base.archiveSha256())
        .set("boot", boot(plan.host()))
        .set("cmdline", vars.text("aeolus_cmdline").orElse(""))
        .set("disk", plan.disk())
        .set("keep", String.join(" ", plan.keep()))
        .set("bootstrap", plan.bootstrap().name().toLowerCase(Locale.ROOT))
        .set("mirror", vars.text("aeolus_mirror").orElse(""))
        .set("fetches", fetches(plan) ? "yes" : "no")
        .set("confirm_timeout", settings.confirmTimeout().toSeconds())
        .set("phase_timeout", settings.phaseTimeout().toSeconds());
    tree.ifPresent(made -> conf.set("tree_sha256", made.sha256()));
    return setNeeds(conf, plan, base, tree);
  }

  /** Sets what the deployment needs in memory and in {@code /boot}. */
  static AnemosConf setNeeds(AnemosConf conf, HostPlan plan, BaseImage base, Optional<Tree> tree) {
    return conf.set("memory_min_mib", memoryMib(plan, base, tree))
        .set("boot_min_mib", bootMib(base));
  }

  /** Sets what any deployment needs at least, of which no more than the base image is known. */
  static AnemosConf setLeastNeeds(AnemosConf conf, BaseImage base) {
    return conf.set("memory_min_mib", memoryMib(base, 0)).set("boot_min_mib", bootMib(base));
  }

  /** Tells whether the initramfs itself fetches packages, from the mirror that the settings name. */
  private static boolean fetches(HostPlan plan) {
    return plan.installsPackages()
        && !OWN_MIRROR
            .matcher(new String(plan.payload().content("IMGBUILD"), StandardCharsets.UTF_8))
            .find();
  }

  /** Returns how a host is to boot the initramfs; the host itself judges whether it can. */
  static String boot(Host host) {
    String word = host.vars().text("aeolus_boot").orElse("auto");
    if (!List.of("auto", "kexec", "bootloader").contains(word)) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_boot: expected auto, kexec or bootloader, got \"" + word + "\"");
    }
    return word;
  }

  /** Returns the folder on the host where a base image is kept between deployments. */
  static String cache(BaseImage base) {
    return "/var/cache/anemos/" + base.key();
  }

  /**
   * Computes the memory that a deployment needs in the initramfs, which lies there unpacked: with its
   * archive while the kernel unpacks that, later with the payload (as it was sent, and unpacked) and
   * the tree, or the programs that install packages. What the old system needs to get there is for
   * the host to judge.
   */
  static long memoryMib(HostPlan plan, BaseImage base, Optional<Tree> tree) {
    long installing = plan.installsPackages() ? INSTALLING_MIB * MIB : 0;
    return memoryMib(base, 2 * plan.payload().size() + tree.map(Tree::size).orElse(installing));
  }

  private static long memoryMib(BaseImage base, long later) {
    long bytes = base.unpackedBytes() + Math.max(base.archive().toFile().length(), later);
    return bytes / MIB + WORKING_MIB;
  }

  /**
   * Computes the room in {@code /boot} that the base image takes with what is particular to a
   * deployment: its programs and keys, the payload being sent later.
   */
  private static long bootMib(BaseImage base) {
    return (base.kernel().toFile().length() + base.archive().toFile().length()) / MIB + 2;
  }
}
