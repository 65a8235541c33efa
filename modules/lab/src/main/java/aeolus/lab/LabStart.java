package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Brings machines up: image, disks, keys, ports, QEMU, and the wait for SSH. */
final class LabStart {
  private static final Duration BOOT_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration GREETING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration REPORT = Duration.ofSeconds(10);

  private final LabLayout layout;
  private final Programs programs;
  private final Workstation workstation;
  private final Consumer<LabEvent> progress;
  private final Ports ports = new Ports();

  LabStart(LabLayout layout, Programs programs, Workstation workstation,
      Consumer<LabEvent> progress) {
    this.layout = layout;
    this.programs = programs;
    this.workstation = workstation;
    this.progress = progress;
  }

  /** Does all of it; the lab is locked. */
  void up(LabSpec spec) {
    long start = System.nanoTime();
    spec.firmware().require();
    AptSources sources = workstation.aptSources(spec.stock().mirror());
    Folder.write(layout.mirror(), sources.mirror() + "\n");
    Path image = new StockImage(layout.stock(), programs).get(spec.stock(), sources,
        this::tell);
    Accelerator accelerator = spec.accelerator().orElseGet(() -> fastest(image));
    new Keys(programs).make(layout.operatorKey(), "ed25519", "aeolus-lab");
    List<Machine> machines = new ArrayList<>();
    for (LabHost host : spec.hosts()) {
      machines.add(prepare(host, spec, accelerator, image));
    }
    machines.forEach(this::startIfOff);
    awaitSsh(machines);
    tell("up after " + secondsSince(start) + " s");
  }

  private Accelerator fastest(Path image) {
    Accelerator fastest = new Accelerators(programs, layout.stock().resolve("accelerator"))
        .fastest(image.resolveSibling("vmlinuz"));
    tell(fastest == Accelerator.KVM
        ? "running guests with KVM"
        : "no working KVM here: guests are emulated, which is many times slower");
    return fastest;
  }

  private Machine prepare(LabHost host, LabSpec spec, Accelerator accelerator, Path image) {
    Path dir = Folder.make(layout.machines().resolve(host.name()));
    Machine machine = new Machine(host.name(), dir, programs);
    if (machine.process().isRunning()) {
      return machine;
    }
    Optional<MachineState> old = machine.state();
    MachineState state = new MachineState(ports.tcp(old.map(MachineState::sshPort).orElse(0)),
        ports.udpAndTcp(old.map(MachineState::dnsPort).orElse(0)), spec.memoryMib(),
        extraDisks(host, old), accelerator, spec.firmware(), image);
    state.write(machine.files().state());
    for (int i = 0; i < host.extraDisksMib().size(); i++) {
      machine.makeExtraDisk(i + 1, host.extraDisksMib().get(i));
    }
    disk(machine);
    return machine;
  }

  /** A machine keeps the disks that it had: what lies on them is not the lab's to take away. */
  private static int extraDisks(LabHost host, Optional<MachineState> old) {
    return Math.max(host.extraDisksMib().size(), old.map(MachineState::extraDisks).orElse(0));
  }

  private void disk(Machine machine) {
    if (!machine.hasDisk()) {
      freshDisk(machine);
      return;
    }
    tell(machine, "keeps its disk; lab reset --fresh replaces it by a stock server's");
    if (!new KnownHosts(layout.knownHosts()).knows(machine.requireState().sshPort())) {
      introduce(machine);
    }
  }

  /** Gives a machine a stock disk, switching it off first, and makes its host keys known. */
  void freshDisk(Machine machine) {
    machine.kill();
    machine.makeDisk(machine.requireState().stock(), layout.operatorKey());
    introduce(machine);
    tell(machine, "has a fresh disk");
  }

  private void introduce(Machine machine) {
    new KnownHosts(layout.knownHosts()).put(machine.requireState().sshPort(),
        machine.publicHostKeys());
  }

  /** Starts a machine's QEMU unless it runs. */
  void startIfOff(Machine machine) {
    if (machine.process().isRunning()) {
      tell(machine, "runs already, as it is");
      return;
    }
    machine.start();
    MachineState state = machine.requireState();
    tell(machine, "started, SSH on 127.0.0.1:" + state.sshPort() + ", DNS on 127.0.0.1:"
        + state.dnsPort());
  }

  /** Waits until all of these greet; fails with the reasons of those that do not. */
  void awaitSsh(List<Machine> machines) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> waits = machines.stream()
          .map(machine -> CompletableFuture.runAsync(() -> awaitSsh(machine), threads))
          .toList();
      CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof AeolusException known ? known : e;
    }
  }

  private void awaitSsh(Machine machine) {
    long start = System.nanoTime();
    long reported = start;
    int port = machine.requireState().sshPort();
    while (!SshBanner.greets(port, GREETING)) {
      if (!machine.process().isRunning()) {
        throw failed(machine, "QEMU has ended");
      }
      if (System.nanoTime() - start > BOOT_TIMEOUT.toNanos()) {
        throw failed(machine, "no SSH server after " + BOOT_TIMEOUT.toMinutes() + " minutes");
      }
      if (System.nanoTime() - reported > REPORT.toNanos()) {
        reported = System.nanoTime();
        tell(machine, "booting, " + secondsSince(start) + " s");
      }
      Pause.of(PAUSE);
    }
    tell(machine, "SSH answers after " + secondsSince(start) + " s");
  }

  private static AeolusException failed(Machine machine, String what) {
    return new AeolusException(ExitCode.FAILED, "lab host " + machine.name() + ": " + what
        + "; its console is in " + machine.files().consoleLog());
  }

  private static long secondsSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toSeconds();
  }

  private synchronized void tell(String text) {
    progress.accept(LabEvent.ofLab(text));
  }

  private synchronized void tell(Machine machine, String text) {
    progress.accept(new LabEvent(machine.name(), text));
  }
}
