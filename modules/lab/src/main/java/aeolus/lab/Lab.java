package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lab: stock Debian servers under QEMU that a project can be tried on. Everything of it lies in
 * one folder, its machines outlive the process, and they listen on loopback only.
 */
public final class Lab {
  private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final LabLayout layout;
  private final Programs programs;
  private final Workstation workstation;

  Lab(LabLayout layout, Programs programs) {
    this.layout = layout;
    this.programs = programs;
    this.workstation = new Workstation(programs);
  }

  /** Opens the lab of a cache folder, which need not exist yet; starts nothing. */
  public static Lab open(Path cacheDir) {
    return open(cacheDir, "lab");
  }

  /** Opens one of several labs that share a cache folder's disk images and nothing else. */
  public static Lab open(Path cacheDir, String name) {
    return new Lab(new LabLayout(cacheDir.toAbsolutePath().normalize(), name),
        Programs.ofWorkstation());
  }

  /** Returns the user's cache folder: AEOLUS_CACHE, else aeolus in XDG_CACHE_HOME or ~/.cache. */
  public static Path defaultCacheFolder() {
    return CacheFolder.of(System.getenv(), System.getProperty("user.home"));
  }

  /** Returns the URL of the Debian mirror that this workstation itself uses. */
  public static String workstationMirror() {
    return new Workstation(Programs.ofWorkstation()).aptSources(Optional.empty()).mirror();
  }

  /** Names the Debian packages that the lab needs and that are not installed. */
  public List<String> missingPackages() {
    return workstation.missingPackages();
  }

  /** Installs what is missing with apt-get. */
  public void installPackages(Consumer<LabEvent> progress) {
    workstation.installPackages(line -> progress.accept(LabEvent.ofLab(line)));
  }

  /**
   * Makes what is missing of the lab, starts what does not run, and waits until every machine's SSH
   * server answers. A machine that is there already keeps its disk and its ports.
   */
  public void up(LabSpec spec, Consumer<LabEvent> progress) {
    workstation.requirePackages();
    locked(progress, () -> new LabStart(layout, programs, workstation, progress).up(spec));
  }

  /** Names the machines that there are, running or not. */
  public List<String> names() {
    return machines().stream().map(Machine::name).toList();
  }

  /** Looks at all machines of the lab. */
  public LabStatus status() {
    List<LabMachine> machines = machines().parallelStream()
        .map(machine -> machine.look(GLANCE))
        .toList();
    return new LabStatus(layout.folder(), machines);
  }

  /** Switches all machines off; they keep their disks. */
  public void down() {
    locked(Lab::unheard, () -> machines().parallelStream()
        .filter(machine -> machine.process().isRunning())
        .forEach(machine -> machine.shutDown(sshCommand(machine.name()))));
  }

  /** Switches all machines off and removes them with their disks; images and keys are kept. */
  public void destroy() {
    locked(Lab::unheard, () -> {
      machines().parallelStream()
          .filter(machine -> machine.process().isRunning())
          .forEach(Machine::quit);
      Folder.remove(layout.machines());
    });
  }

  /** Cuts a machine's power; it stays off until {@link #powerOn}. */
  public void powerCut(String host) {
    locked(Lab::unheard, () -> existing(host).kill());
  }

  /** Switches a machine on that is off, and waits for its SSH server. */
  public void powerOn(String host, Consumer<LabEvent> progress) {
    locked(progress, () -> {
      Machine machine = existing(host);
      LabStart start = new LabStart(layout, programs, workstation, progress);
      start.startIfOff(machine);
      start.awaitSsh(List.of(machine));
    });
  }

  /**
   * Resets a machine: presses its reset button, or gives it a fresh stock disk and waits until that
   * has booted.
   */
  public void reset(String host, boolean freshDisk) {
    if (!freshDisk) {
      existing(host).pressReset();
      return;
    }
    locked(Lab::unheard, () -> {
      Machine machine = existing(host);
      LabStart start = new LabStart(layout, programs, workstation, Lab::unheard);
      start.freshDisk(machine);
      start.startIfOff(machine);
      start.awaitSsh(List.of(machine));
    });
  }

  /** Returns the command line that logs in to a machine. */
  public List<String> sshCommand(String host) {
    MachineState state = existing(host).requireState();
    return List.of("ssh", "-F", "none", "-o", "ConnectTimeout=15", "-o",
        "ServerAliveInterval=10", "-i", operatorKey().toString(), "-o", "IdentitiesOnly=yes", "-o",
        "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=" + knownHosts(), "-p",
        Integer.toString(state.sshPort()),
        "root@127.0.0.1");
  }

  /** Returns the unix socket of a machine's serial console. */
  public Path consoleSocket(String host) {
    return existing(host).files().consoleSocket();
  }

  /** Returns the file with everything that a machine's serial console has shown. */
  public Path consoleLog(String host) {
    return existing(host).files().consoleLog();
  }

  /** Returns the private SSH host key (ed25519) that a machine's stock system was given. */
  public Path hostKey(String host) {
    return existing(host).files().hostKey("ed25519");
  }

  /** Returns the private key that all machines let in as root. */
  public Path operatorKey() {
    return layout.operatorKey();
  }

  /** Returns the known_hosts file that has the stock systems' host keys. */
  public Path knownHosts() {
    return layout.knownHosts();
  }

  /** Returns an inventory source, in YAML, that leads to the lab's machines. */
  public String inventoryOverlay() {
    String mirror = Folder.read(layout.mirror()).strip();
    return new InventoryOverlay(operatorKey(), Keys.publicLine(operatorKey()), knownHosts(),
        mirror).text(machines().stream().map(Machine::describe).toList());
  }

  private List<Machine> machines() {
    return Folder.children(layout.machines())
        .stream()
        .map(dir -> new Machine(dir.getFileName().toString(), dir, programs))
        .filter(machine -> machine.state().isPresent())
        .toList();
  }

  private Machine existing(String host) {
    return machines().stream()
        .filter(machine -> machine.name().equals(host))
        .findFirst()
        .orElseThrow(() -> new AeolusException(ExitCode.USAGE, "no such lab host, expected one of "
            + machines().stream().map(Machine::name).toList() + ", got \"" + host + "\""));
  }

  private static void unheard(LabEvent event) {}

  private void locked(Consumer<LabEvent> progress, Runnable work) {
    Folder.make(layout.folder());
    Runnable waiting = () -> progress.accept(LabEvent.ofLab(
        "another lab command is at work, waiting for it"));
    try (LabLock lock = LabLock.take(layout.lock(), LOCK_TIMEOUT, waiting)) {
      lock.hold(work);
    }
  }
}
