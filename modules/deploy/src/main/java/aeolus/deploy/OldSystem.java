package aeolus.deploy;

import aeolus.anemos.AnemosConf;
import aeolus.anemos.BaseImage;
import aeolus.anemos.HostFacts;
import aeolus.anemos.HostScripts;
import aeolus.anemos.Phase;
import aeolus.anemos.ShellWords;
import aeolus.core.SecretText;
import aeolus.payload.Payload;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The system that a host runs before it is re-imaged; nothing done here outlives a reboot. */
final class OldSystem implements AutoCloseable {
  private static final String DIR = HostConf.FOLDER;
  private static final int SECRET = 0600;
  private static final int PROGRAM = 0700;
  private static final long SPARE_KIB = 64 * 1024;

  /** Two files, as one logs in to the initramfs as root and may log in here as somebody else. */
  private static final String AUTHORIZED_KEYS = "cat ~/.ssh/authorized_keys 2>/dev/null; echo; "
      + "home=$(getent passwd \"${SUDO_USER:-${DOAS_USER:-root}}\" | cut -d : -f 6); "
      + "cat \"$home/.ssh/authorized_keys\" 2>/dev/null || true";

  /** Here in words of its own, as the script that made the entry went with the reboot. */
  private static final String REMOVE_ENTRY = """
      if grep -q aeolus-anemos /boot/grub/custom.cfg 2>/dev/null; then
        grub-editenv /boot/grub/grubenv unset next_entry
        rm -rf /boot/grub/custom.cfg /boot/anemos
      fi
      for folder in /boot/extlinux /boot/syslinux /boot; do
        if [ -e $folder/aeolus-anemos.conf ]; then
          extlinux --clear-once $folder
          for file in $folder/extlinux.conf $folder/syslinux.cfg; do
            [ ! -e $file ] || sed -i '/^INCLUDE aeolus-anemos/d' "$(readlink -f $file)"
          done
          rm -rf $folder/aeolus-anemos.conf /boot/anemos
        fi
      done
      """;

  private final SshSession session;
  private final HostLock lock;
  private final HostShell shell;
  private final Reporter reporter;

  /**
   * Sees a system over a session.
   *
   * @param lock the run's claim to the host
   */
  OldSystem(SshSession session, HostLock lock, RunSettings settings, Reporter reporter) {
    this.session = session;
    this.lock = lock;
    this.shell = new HostShell(session, settings, reporter, HostState.UNTOUCHED);
    this.reporter = reporter;
  }

  /**
   * Takes the host's lock before anything else is put there; the folder of the lock, which must lie
   * in memory and belong to root alone, is emptied then.
   *
   * @param steal whether to take it from another run
   * @throws HostFailure where another run has it, with its text
   */
  void claim(boolean steal) {
    String holder = shell.run(Phase.CHECK, lock.take()).strip();
    if (!holder.equals(lock.text())) {
      boolean same = lock.isOfSameRun(holder);
      if (!same && !steal) {
        throw new HostFailure.Locked("locked by " + holder
            + "; --steal-lock takes it from a run that is gone");
      }
      reporter.progress(Phase.CHECK, (same ? "taking up the lock of " : "stealing the lock of ")
          + holder);
      shell.run(Phase.CHECK, lock.steal());
    }
    shell.run(Phase.CHECK, HostLock.clear());
  }

  /** Returns what the host has got to by the folder of a deployment, empty where there is none. */
  String stage() {
    return session.exec("cat " + DIR + "/state 2>/dev/null",
        Duration.ofSeconds(20)) instanceof ExecResult.Exited said
            ? said.out().strip()
            : "";
  }

  /** Sends the program and its settings and has it look at the host. */
  HostFacts check(AnemosConf conf) {
    shell.upload(Phase.CHECK, HostScripts.read(HostScripts.ANEMOS), DIR + "/anemos", PROGRAM);
    shell.upload(Phase.CHECK, utf8(conf.text()), DIR + "/anemos.conf", SECRET);
    return HostFacts.parse(shell.run(Phase.CHECK, "sh " + DIR + "/anemos check"));
  }

  /** Installs what only a stock system lacks, from its own package sources. */
  void installMissing(HostFacts facts) {
    Optional<String> packages = facts.get("missing")
        .filter(words -> words.matches("[a-z0-9+.-]+( [a-z0-9+.-]+)*"));
    if (packages.isEmpty()) {
      return;
    }
    String install = "apt-get install -qy --no-install-recommends " + packages.get();
    reporter.progress(Phase.CHECK, "installing " + packages.get());
    shell.run(Phase.CHECK, "export DEBIAN_FRONTEND=noninteractive; "
        + "echo kexec-tools kexec-tools/load_kexec boolean false | debconf-set-selections; ("
        + install + " || { apt-get update -q && " + install + "; }) >/dev/null");
  }

  /** Sends the base image unless the host has kept it. */
  void sendBase(BaseImage base, HostFacts facts) {
    if (facts.get("base").orElse("").equals("present")) {
      reporter.progress(Phase.UPLOAD, "base image is there already");
      return;
    }
    String cache = HostConf.cache(base);
    shell.run(Phase.UPLOAD, makeRoom(cache,
        base.kernel().toFile().length() + base.archive().toFile().length()));
    shell.upload(Phase.UPLOAD, base.kernel(), cache + "/vmlinuz", 0644);
    shell.upload(Phase.UPLOAD, base.archive(), cache + "/base.cpio.zst", 0644);
  }

  /** The system has to run on, so its disk is not filled to the brim, nor by what was cut off. */
  private static String makeRoom(String cache, long octets) {
    long needed = octets / 1024 + SPARE_KIB;
    return "mkdir -p " + ShellWords.quote(cache) + " && rm -f " + ShellWords.quote(cache)
        + "/*.part && free=$(df -Pk " + ShellWords.quote(cache)
        + " | awk 'NR == 2 { print $4 }') && { [ \"$free\" -ge " + needed
        + " ] || { echo \"anemos: too little room in /var/cache: the base image needs "
        + needed / 1024 + " MiB, there are $((free / 1024)) MiB\" >&2; exit 1; }; }";
  }

  /**
   * Sends what is particular to this deployment.
   *
   * @param payload empty where the initramfs gets it itself
   */
  void sendDeployment(Optional<Payload> payload, SecretText hostKey, List<String> operatorKeys) {
    for (String script : List.of(HostScripts.INIT, HostScripts.MAKEIMG)) {
      shell.upload(Phase.UPLOAD, HostScripts.read(script), DIR + "/" + script, PROGRAM);
    }
    shell.upload(Phase.UPLOAD, utf8(String.join("\n", operatorKeys) + "\n"),
        DIR + "/authorized_keys", SECRET);
    shell.upload(Phase.UPLOAD, hostKey.reveal(), DIR + "/ssh_host_ed25519_key", SECRET);
    payload.ifPresent(tar -> shell.upload(Phase.UPLOAD, PayloadTar.octets(tar),
        DIR + "/payload.tar", SECRET));
  }

  /** Has the host put the initramfs together and load it. */
  void prepare() {
    shell.run(Phase.PREPARE, lock.whileOwn("sh " + DIR + "/anemos prepare"));
  }

  /** Has the host leave for the initramfs; it may be gone before it could say so. */
  void boot() {
    shell.runToTheEnd(Phase.BOOT, lock.whileOwn("sh " + DIR + "/anemos boot"));
  }

  /**
   * Takes back what was prepared and the lock, where the run still has that.
   *
   * @return whether the host let itself be told
   */
  boolean abort() {
    return session.exec(lock.abort(), Duration.ofSeconds(30)) instanceof ExecResult.Exited;
  }

  /** Takes back a boot loader's entry that was not taken, or led back here; harmless without. */
  void removeEntry() {
    removeEntry(session, lock);
  }

  /** Does so in the new system, which a script payload may have made of the old one. */
  static void removeEntry(SshSession session, HostLock lock) {
    session.exec(lock.unlessTaken(REMOVE_ENTRY.strip()), Duration.ofSeconds(20));
  }

  /** Returns the public keys with which the host lets in root, and whoever became root here. */
  List<String> authorizedKeys() {
    return shell.run(Phase.UPLOAD, AUTHORIZED_KEYS)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .distinct()
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    session.close();
  }
}
