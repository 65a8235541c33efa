package aeolus.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A folder of shell scripts that stand for the programs that the lab runs. */
final class FakePrograms {
  private final Path folder;

  FakePrograms(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Every program that the lab needs; each writes its arguments into a log. */
  static FakePrograms all(Path folder) throws IOException {
    FakePrograms fakes = new FakePrograms(folder);
    for (String name : List.of("mmdebstrap", "sfdisk", "mkfs.ext4", "mkfs.vfat", "mcopy", "losetup",
        "unshare", "cpio",
        "zstd", "ssh")) {
      fakes.put(name, "");
    }
    fakes.put("apt-get", "echo http://mirror.invalid/debian/ bookworm main");
    fakes.put("cp", "exec /bin/cp \"$@\"");
    fakes.put("sh", "echo building; echo stock >\"$2/disk.raw\"; echo kernel >\"$2/vmlinuz\"");
    fakes.put("ssh-keygen", """
        while [ $# -gt 0 ]; do case $1 in -t) type=$2 ;; -f) file=$2 ;; esac; shift; done
        echo "private $type" >"$file"; echo "ssh-$type AAAA$$ comment" >"$file.pub\"""");
    fakes.put("debugfs",
        """
            case $* in
              *'cat /root'*) cat "${3%%\\?*}.authorized" ;;
              *) sed -n 's/^write "\\(.*authorized_keys\\)".*/\\1/p' "$3" | xargs cat >"${4%%\\?*}.authorized" ;;
            esac""");
    fakes.put("qemu-system-x86_64",
        """
            if [ -n "${FAKE_GUEST:-}" ]; then exec 1>/dev/null 2>&1; while :; do /bin/sleep 0.2; done; fi
            all=$*; while [ $# -gt 0 ]; do case $1 in -pidfile) pid=$2 ;; esac; shift; done
            # Word splitting is right: the paths of a test have no blanks.
            FAKE_GUEST=1 /bin/sh "$0" $all & echo $! >"$pid\"""");
    return fakes;
  }

  /** Makes a program of a shell script's lines. */
  FakePrograms put(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\necho \"" + name + " $*\" >>\"" + log() + "\"\n" + script
        + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  FakePrograms remove(String name) throws IOException {
    Files.delete(folder.resolve(name));
    return this;
  }

  Programs programs() {
    return Programs.in(folder);
  }

  /** The command lines that were run, in order. */
  List<String> calls() throws IOException {
    return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
  }

  List<String> calls(String program) throws IOException {
    return calls().stream().filter(line -> line.startsWith(program + " ")).toList();
  }

  private Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }
}
