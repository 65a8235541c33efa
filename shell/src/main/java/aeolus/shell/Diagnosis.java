package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at a workstation: what is there, what is missing, how to get it. */
final class Diagnosis {
  private static final long GIB = 1L << 30;
  private static final long ROOM = 4 * GIB;
  /** What base images and trees are made with; each is in the package of its own name. */
  private static final List<String> BUILDERS = List.of("mmdebstrap", "zstd", "cpio");

  private final CommandContext context;
  private final Map<String, String> env;

  Diagnosis(CommandContext context, Map<String, String> env) {
    this.context = context;
    this.env = env;
  }

  /** How bad it is. */
  enum State {
    OK, OPTIONAL, MISSING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One thing that was looked at.
   *
   * @param about what it is for
   * @param says what was found
   * @param remedy what to do, empty where all is well
   */
  record Finding(String about, State state, String says, String remedy) {}

  /** Looks at everything. */
  List<Finding> findings() {
    return List.of(java(), project(), key(), knownHosts(), builderPrograms(), privileges(), cache(),
        lab(), kvm());
  }

  private static Finding java() {
    String version = Runtime.version().toString();
    return new Finding("Java", State.OK, version + " in " + System.getProperty("java.home"), "");
  }

  private Finding project() {
    try {
      int hosts = context.inventory().hosts().size();
      return new Finding("project", State.OK,
          context.project().root() + ", " + hosts + " hosts", "");
    } catch (AeolusException e) {
      return new Finding("project", State.MISSING, firstLine(e.getMessage()),
          "change into a folder with an inventory/, or name it with --project");
    }
  }

  private Finding key() {
    String agent = env.getOrDefault("SSH_AUTH_SOCK", "");
    if (!agent.isEmpty() && Files.exists(Path.of(agent))) {
      return new Finding("SSH keys", State.OK, "an agent at " + agent, "");
    }
    List<String> keys = Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
        .filter(name -> Files.isReadable(ssh(name)))
        .toList();
    return keys.isEmpty()
        ? new Finding("SSH keys", State.OPTIONAL, "none in " + ssh("") + ", and no agent",
            "ssh-keygen -t ed25519, or ansible_ssh_private_key_file in the inventory")
        : new Finding("SSH keys", State.OK, String.join(", ", keys) + " in " + ssh(""), "");
  }

  private static Finding knownHosts() {
    return Files.isReadable(ssh("known_hosts"))
        ? new Finding("known_hosts", State.OK, ssh("known_hosts").toString(), "")
        : new Finding("known_hosts", State.OPTIONAL, "no " + ssh("known_hosts"),
            "aeolus trust HOST shows a host's key and asks; run init does so by itself");
  }

  private static Path ssh(String name) {
    return Path.of(System.getProperty("user.home"), ".ssh", name);
  }

  private Finding builderPrograms() {
    List<String> missing = BUILDERS.stream().filter(builder -> !isOnPath(builder)).toList();
    return missing.isEmpty()
        ? new Finding("base images, trees", State.OK, String.join(", ", BUILDERS), "")
        : new Finding("base images, trees", State.MISSING,
            "not installed: " + String.join(" ", missing),
            "apt-get install " + String.join(" ", missing));
  }

  private Finding privileges() {
    if ("root".equals(System.getProperty("user.name"))) {
      return new Finding("to build as", State.OK, "root", "");
    }
    boolean namespaces = isOnPath("unshare") && isOnPath("newuidmap");
    return namespaces
        ? new Finding("to build as", State.OK, "root of a user namespace", "")
        : new Finding("to build as", State.MISSING, "neither root nor user namespaces",
            "apt-get install uidmap");
  }

  private boolean isOnPath(String program) {
    return Stream.concat(Stream.of(env.getOrDefault("PATH", "").split(":")),
        Stream.of("/usr/sbin", "/sbin"))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Finding cache() {
    Path cache = Lab.defaultCacheFolder();
    Path there = cache;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String says = cache + ", " + free / GIB + " GiB free";
      if (!Files.isWritable(there)) {
        return new Finding("cache", State.MISSING, cache + " is not writable",
            "set AEOLUS_CACHE to a folder that is");
      }
      return free < ROOM
          ? new Finding("cache", State.OPTIONAL, says, "a lab wants " + ROOM / GIB + " GiB")
          : new Finding("cache", State.OK, says, "");
    } catch (IOException e) {
      return new Finding("cache", State.MISSING, cache + ": " + e, "set AEOLUS_CACHE");
    }
  }

  private static Finding lab() {
    List<String> missing = Lab.open(Lab.defaultCacheFolder()).missingPackages();
    return missing.isEmpty()
        ? new Finding("lab", State.OK, "all programs are there", "")
        : new Finding("lab", State.OPTIONAL, "not installed: " + String.join(" ", missing),
            "apt-get install " + String.join(" ", missing) + ", or aeolus lab up --install");
  }

  private static Finding kvm() {
    return Files.isWritable(Path.of("/dev/kvm"))
        ? new Finding("KVM", State.OK,
            "/dev/kvm is there; the lab finds out whether it works", "")
        : new Finding("KVM", State.OPTIONAL,
            "no writable /dev/kvm: the lab's machines are emulated",
            "switch virtualisation on in the firmware, or join the group kvm");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
