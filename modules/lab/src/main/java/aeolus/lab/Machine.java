package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One machine of the lab: its disks, its keys and its QEMU. */
final class Machine {
  private static final Duration COPY_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(10);

  private final String name;
  private final MachineFiles files;
  private final Programs programs;
  private final QemuProcess process;

  Machine(String name, Path folder, Programs programs) {
    this.name = name;
    this.files = new MachineFiles(folder);
    this.programs = programs;
    this.process = new QemuProcess(files.pid());
  }

  String name() {
    return name;
  }

  MachineFiles files() {
    return files;
  }

  QemuProcess process() {
    return process;
  }

  /** What is remembered of it, empty before it was first made. */
  Optional<MachineState> state() {
    return MachineState.read(files.state());
  }

  MachineState requireState() {
    return state().orElseThrow(() -> new AeolusException(ExitCode.FAILED,
        "no machine \"" + name + "\" in the lab; aeolus lab up makes it"));
  }

  boolean hasDisk() {
    return Files.exists(files.disk(0));
  }

  /** Gives it a first disk with a stock system that has its own host keys and takes our key. */
  void makeDisk(Path stock, Path operatorKey) {
    Keys keys = new Keys(programs);
    MachineFiles.KEY_TYPES.forEach(type -> keys.make(files.hostKey(type), type, "root@" + name));
    Path part = files.folder().resolve("disk0.part");
    programs.runOrFail(List.of("cp", "--reflink=auto", "--sparse=always", stock.toString(),
        part.toString()), COPY_TIMEOUT, line -> {});
    individualise(part, operatorKey);
    Folder.doing(part, () -> Files.move(part, files.disk(0),
        StandardCopyOption.REPLACE_EXISTING));
  }

  private void individualise(Path disk, Path operatorKey) {
    DiskFiles inside = new DiskFiles(programs, disk);
    for (String type : MachineFiles.KEY_TYPES) {
      Path key = files.hostKey(type);
      inside.put(key, "/etc/ssh/" + key.getFileName(), 0600);
      inside.put(Keys.publicOf(key), "/etc/ssh/" + key.getFileName() + ".pub", 0644);
    }
    Path scratch = Folder.make(files.folder().resolve("scratch"));
    inside.put(text(scratch, "hostname", name + "\n"), "/etc/hostname", 0644);
    inside.put(text(scratch, "hosts", "127.0.0.1 localhost\n127.0.1.1 " + name
        + "\n::1 localhost ip6-localhost ip6-loopback\n"), "/etc/hosts", 0644);
    inside.put(text(scratch, "machine-id", UUID.randomUUID().toString().replace("-", "") + "\n"),
        "/etc/machine-id", 0444);
    Path authorized = text(scratch, "authorized_keys", Keys.publicLine(operatorKey) + "\n");
    inside.put(authorized, "/root/.ssh/authorized_keys", 0600);
    inside.write(scratch.resolve("debugfs"), "/root/.ssh/authorized_keys", authorized);
    Folder.remove(scratch);
  }

  private static Path text(Path folder, String file, String text) {
    Folder.write(folder.resolve(file), text);
    return folder.resolve(file);
  }

  /** Gives it an empty disk beside the first one, unless it has one of that number. */
  void makeExtraDisk(int number, int mib) {
    Path disk = files.disk(number);
    if (!Files.exists(disk)) {
      Folder.doing(disk, () -> {
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
          file.setLength((long) mib << 20);
        }
        return null;
      });
    }
  }

  /** The public host keys of its stock system. */
  List<String> publicHostKeys() {
    return MachineFiles.KEY_TYPES.stream()
        .map(type -> Keys.publicLine(files.hostKey(type)))
        .toList();
  }

  /** Starts its QEMU in the background. */
  void start() {
    List.of(files.pid(), files.qmpSocket(), files.consoleSocket()).forEach(Folder::remove);
    Programs.Result result = programs.run(QemuCommand.of(name, files, requireState()),
        START_TIMEOUT, line -> {});
    if (result.status() != 0 || !process.isRunning()) {
      throw new AeolusException(ExitCode.FAILED, "lab host " + name + ": " + result.describe());
    }
  }

  /** Cuts its power. */
  void kill() {
    process.kill();
    process.requireEnd(END_TIMEOUT);
  }

  /** Ends its QEMU in order, its disk's cache written, the guest not asked. */
  void quit() {
    try {
      Qmp.execute(files.qmpSocket(), "quit");
      if (process.awaitEnd(END_TIMEOUT)) {
        return;
      }
    } catch (IOException e) {
      // Whatever the reason, what is left to do is the same.
    }
    kill();
  }

  /** Asks the guest to write its caches to the disk, as far as it can be asked, and ends QEMU. */
  void shutDown(List<String> ssh) {
    programs.run(Stream.concat(ssh.stream(), Stream.of("sync")).toList(), SYNC_TIMEOUT,
        line -> {});
    quit();
  }

  /** Presses its reset button. */
  void pressReset() {
    Folder.doing(files.qmpSocket(), () -> {
      Qmp.execute(files.qmpSocket(), "system_reset");
      return null;
    });
  }

  /** Describes it, waiting for its SSH server's greeting for so long. */
  LabMachine look(Duration patience) {
    boolean greets = process.isRunning()
        && SshBanner.greets(requireState().sshPort(), patience);
    return describe(greets);
  }

  /** Describes it without asking it. */
  LabMachine describe() {
    return describe(false);
  }

  private LabMachine describe(boolean answers) {
    MachineState state = requireState();
    long pid = process.pid().orElse(0);
    return new LabMachine(name, state.sshPort(), state.dnsPort(), pid != 0, answers, pid,
        state.memoryMib());
  }
}
