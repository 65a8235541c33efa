package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Builds a small Debian in every format that a workstation can build, from a real mirror. */
final class MakeimgIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final String IMGBUILD = """
      imgname=small
      target=debian
      debian_suite=bookworm
      format="FORMAT"
      packages="nsd openssh-server zstd"
      provision() {
        passwd -l root
        echo "by $(id -un) in $(cat /etc/debian_version)" >/root/provisioned
        systemctl enable nsd || true
      }
      """;
  private static final String ISSUE_PATCH = """
      --- a/etc/issue
      +++ b/etc/issue
      @@ -1,2 +1,2 @@
      -Debian GNU/Linux 12 \\n \\l
      +Debian GNU/Linux 12 by Aeolus \\n \\l
      \s
      """;
  /** All that makes a system, dates aside: kind, mode, owner, path, link, content. */
  private static final String DESCRIBE = "find . -printf '%y %m %U:%G %p %l\\n' | LC_ALL=C sort; "
      + "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum";

  private static Path folder;
  private static String mirror;
  private static Path tree;
  private static Path byTree;

  @BeforeAll
  static void makeTree() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: makeimg needs root");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mmdebstrap")),
        "SKIPPED: mmdebstrap is not installed");
    mirror = shell(Path.of("/"), "apt-get indextargets --format '$(REPO_URI) $(RELEASE)' "
        + "'Created-By: Packages' | awk '$2 == \"bookworm\" { print $1; exit }'").strip();
    assumeTrue(!mirror.isEmpty(), "SKIPPED: apt knows no mirror of Debian 12");
    folder = Files.createTempDirectory("aeolus-makeimg-it");
    tree = folder.resolve("tree.tar.zst");
    makeimg(image("dir"), "--bootstrap-only", "--mirror", mirror, "-o", tree.toString());
    byTree = folder.resolve("by-tree");
    shell(folder, "mkdir -p old/var/lib/nsd && echo kept >old/var/lib/nsd/kept && tar -C old"
        + " --owner=nsd:54321 --group=nsd:54321 -cf keep.tar ./var/lib/nsd/kept");
    makeimg(image("dir"), "--tree", tree.toString(), "--keep", keep(), "-o", byTree.toString());
  }

  @AfterAll
  static void removeSystems() {
    if (folder != null) {
      shell(Path.of("/"), "rm -rf --one-file-system " + folder);
    }
  }

  @Test
  void dir_byPackagesAndByTree_areTheSameSystem() {
    Path byPackages = folder.resolve("by-packages");
    makeimg(image("dir"), "--mirror", mirror, "--keep", keep(), "-o", byPackages.toString());
    assertThat(describe(byPackages)).hasSizeGreaterThan(5000).isEqualTo(describe(byTree));
  }

  @Test
  void dir_files_areFilledInPatchedAndKeptSecret() {
    assertThat(shell(byTree, "cat etc/motd root/provisioned etc/issue")).contains("host ns1",
        "by root in 12.", "by Aeolus");
    assertThat(shell(byTree, "stat -c '%a %u:%g' etc/nsd/keys/transfer.conf etc/nsd/keys etc/motd"))
        .isEqualTo("600 0:0\n750 0:0\n644 0:0\n");
    assertThat(shell(byTree, "find dev proc sys usr/sbin/policy-rc.d 2>/dev/null || true"))
        .isEqualTo("dev\nproc\nsys\n");
  }

  @Test
  void dir_whatIsKept_isThereUnderTheNewSystemsOwner() {
    assertThat(shell(byTree,
        "cat var/lib/nsd/kept; id=$(awk -F: '$1 == \"nsd\" { print $3 \":\" $4 }'"
            + " etc/passwd); [ \"$id\" = \"$(stat -c %u:%g var/lib/nsd/kept)\" ] && echo same"))
        .isEqualTo("kept\nsame\n");
  }

  @Test
  void tree_holdsNeitherFilesNorSecretsNorWhatProvisionDoes() {
    assertThat(shell(folder, "tar -I zstd -tf tree.tar.zst")).contains("./usr/sbin/nsd\n")
        .doesNotContain("transfer.conf", "provisioned", "./etc/ssh/ssh_host_");
  }

  @Test
  void tar_byTree_holdsThatSystem() {
    Path tar = folder.resolve("small.tar.gz");
    makeimg(image("tar gz"), "--tree", tree.toString(), "--keep", keep(), "-o", tar.toString());
    Path unpacked = folder.resolve("unpacked");
    shell(folder, "mkdir unpacked && tar -C unpacked --numeric-owner -xpf small.tar.gz");
    assertThat(describe(unpacked)).isEqualTo(describe(byTree));
  }

  @Test
  void raw_byTree_isADiskWithThatSystem() {
    Path disk = folder.resolve("small.img");
    String before = shell(folder, "losetup -l | wc -l; mount | wc -l; ls /dev | wc -l");
    makeimg(image("raw 1G gpt ext4"), "--tree", tree.toString(), "-o", disk.toString());
    assertThat(shell(folder, "losetup -l | wc -l; mount | wc -l; ls /dev | wc -l"))
        .isEqualTo(before);
    assertThat(shell(folder, "sfdisk -d small.img")).contains("label: gpt", "start=        2048");
    String read = "-R 'cat /root/provisioned' 'small.img?offset=1048576' 2>/dev/null";
    assertThat(shell(folder, "/sbin/debugfs " + read)).startsWith("by root in 12.");
  }

  private static String keep() {
    return folder.resolve("keep.tar").toString();
  }

  private static Path image(String format) {
    try {
      Path image = Files.createTempDirectory(folder, "image");
      write(image.resolve("IMGBUILD"), IMGBUILD.replace("FORMAT", format), "rw-r--r--");
      write(image.resolve("files/etc/motd.makeimg.template"), "host ${NAME}\n", "rw-r--r--");
      write(image.resolve("files/etc/issue.makeimg.patch"), ISSUE_PATCH, "rw-r--r--");
      write(image.resolve("secrets/etc/nsd/keys/transfer.conf"), "key:\n", "rw-------");
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text, String mode) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void makeimg(Path image, String... arguments) {
    try {
      Path scripts = HostScripts.unpack(Files.createTempDirectory(folder, "scripts"));
      List<String> words = new ArrayList<>(
          List.of("env", "NAME=ns1", "sh", scripts.resolve("makeimg").toString(), "-C",
              image.toString()));
      words.addAll(List.of(arguments));
      run(folder, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> describe(Path system) {
    return shell(system, DESCRIBE).lines().toList();
  }

  private static String shell(Path directory, String command) {
    return run(directory, List.of("sh", "-ec", command));
  }

  private static String run(Path directory, List<String> words) {
    try {
      Path err = Files.createTempFile("makeimg-it", ".log");
      Process process = new ProcessBuilder(words).directory(directory.toFile())
          .redirectError(err.toFile())
          .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(TIMEOUT);
      assertThat(ended && process.exitValue() == 0).as(words + "\n" + tail(err)).isTrue();
      Files.delete(err);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String tail(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 30), all.size()));
    }
  }
}
