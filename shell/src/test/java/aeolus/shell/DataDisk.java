package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A machine's second disk with a file system on it, that not even a mount may write to. */
final class DataDisk {
  static final int MIB = 16;

  private final DemoProject project;
  private final String machine;

  private DataDisk(DemoProject project, String machine) {
    this.project = project;
    this.machine = machine;
  }

  /** Puts a file system with a file onto the disk. */
  static DataDisk fill(DemoProject project, String machine, Path scratch) throws Exception {
    Path content = Files.createDirectories(scratch.resolve("data"));
    byte[] random = new byte[1 << 20];
    new Random(53).nextBytes(random);
    Files.write(content.resolve("file"), random);
    Path image = scratch.resolve("data.img");
    run("mkfs.ext4", "-q", "-d", content.toString(), image.toString(), MIB + "M");
    run("gzip", image.toString());
    DataDisk disk = new DataDisk(project, machine);
    project.ssh(machine, "gunzip >" + disk.device() + " && sync", scratch.resolve("data.img.gz"));
    assertThat(disk.digest()).hasSizeGreaterThan(64);
    assertThat(project.ssh(machine, "head -c 1082 " + disk.device() + " | tail -c 2 | od -An -tx1"))
        .as("the mark of ext4")
        .contains("53 ef");
    return disk;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(List.of(command).toString()).isZero();
  }

  /** Returns the SHA-256 of all that is on it, as the machine reads it now. */
  String digest() {
    return project.ssh(machine, "sha256sum " + device());
  }

  private String device() {
    return "/dev/disk/by-id/virtio-aeolus-" + machine + "-1";
  }
}
