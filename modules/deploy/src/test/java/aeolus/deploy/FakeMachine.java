package aeolus.deploy;

import aeolus.core.SecretText;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import aeolus.ssh.testing.FakeSshHost;
import java.time.Instant;

/** A host in memory that goes from its old system through the initramfs to the new system. */
final class FakeMachine {
  static final String OPERATOR = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 operator";
  static final String WHO = "cat /etc/aeolus/deployment";
  static final String CHECK = "sh /run/anemos/anemos check";
  static final HostLock LOCK = HostLock.of(RolloutFixture.RUN, "me@here", Instant.EPOCH);
  static final String PREPARE = LOCK.whileOwn("sh /run/anemos/anemos prepare");
  static final String BOOT = LOCK.whileOwn("sh /run/anemos/anemos boot");
  static final String ABORT = LOCK.abort();
  static final String STATUS = "anemos status";
  static final String FOLLOW = "tail -n +";
  /** What it tells a run that looks at it before it touches it. */
  static final String FACTS = """
      os_id=debian
      kernel=6
      arch=x86_64
      boot_id=another-boot
      memory_mib=1024
      firmware=bios
      secure_boot=no
      lockdown=none
      kexec=yes
      boot_loader=grub
      time=1767225600
      root_device=/dev/vda1
      network_1=iface 52:54:00:00:00:01 mtu 1500
      disk_size=1000
      """;
  static final String PROGRESS = """
      1 confirm ok
      2 partition start
      3 partition ok
      4 bootstrap start
      5 files ok
      half a line
      6 provision progress the password is open-sesame
      7 bootloader ok
      8 reboot start
      """;

  private final FakeSshHost ssh;
  private final String deployment;
  private final HostKeyPair newKey = HostKeys.generateEd25519("new");
  private final String oldKey;
  private volatile String lock = "";

  /** Makes a host that will carry a deployment out without a hitch. */
  FakeMachine(FakeSshHost ssh, String deployment) {
    this.ssh = ssh;
    this.deployment = deployment;
    this.oldKey = ssh.hostKey();
    playOldSystem();
    playInitramfs();
    services("running\n");
    boots("", "old-boot");
  }

  /** Answers again as at first, whatever it was told to say since. */
  void again() {
    playOldSystem();
    playInitramfs();
  }

  /** Returns the command that lets the initramfs begin. */
  String confirm() {
    return "anemos confirm '" + deployment + "'";
  }

  FakeSshHost ssh() {
    return ssh;
  }

  /** Returns the host key that the new system is to have. */
  HostKeyPair newKey() {
    return newKey;
  }

  /** Has a run hold the host's lock. */
  FakeMachine lockedBy(String text) {
    lock = text;
    return this;
  }

  private static String textOf(String command) {
    return command.replaceFirst("(?s).*printf '%s.n' '([^']*)'.*", "$1\n");
  }

  private void playOldSystem() {
    ssh.answer(command -> command.startsWith("if pid="), FakeSshHost.out(""))
        .answer(command -> command.startsWith("mkdir -p '/var"), FakeSshHost.out(""))
        .answer(command -> command.contains(" ln /run/anemos/lock"), command -> FakeSshHost
            .out(lock.isEmpty() ? textOf(command.text()) : lock))
        .answer(command -> command.contains("mv -f /run/anemos/lock"), command -> FakeSshHost
            .out(textOf(command.text())))
        .answer("sh -s", FakeSshHost.out(FACTS))
        .answer("cat /run/anemos/state 2>/dev/null", FakeSshHost.out("prepared\n"))
        .answer(CHECK, FakeSshHost.out("""
            boot_id=old-boot
            disk_size=1000
            os_id=debian
            memory_mib=1024
            """))
        .answer(command -> command.startsWith("cat ~/.ssh"), FakeSshHost.out(OPERATOR + "\n"))
        .answer(PREPARE, FakeSshHost.out(""))
        .answer(ABORT, FakeSshHost.out(""))
        .answer(BOOT::equals, _ -> {
          intoInitramfs();
          return FakeSshHost.answer("", new ExecResult.Disconnected("kexec was quick"));
        });
  }

  private void playInitramfs() {
    status(deployment, "1000", "no");
    ssh.answer("anemos tree", FakeSshHost.out(""))
        .answer(confirm(), FakeSshHost.out(""))
        .answer(command -> command.startsWith("tail -n 15"),
            FakeSshHost.out("E: no such package\nopen-sesame\n"))
        .answer(command -> command.startsWith(FOLLOW), _ -> {
          intoNewSystem();
          return FakeSshHost.answer(PROGRESS, new ExecResult.Disconnected("rebooting"));
        });
  }

  /** Sets what the initramfs says of itself. */
  FakeMachine status(String id, String diskSize, String written) {
    ssh.answer(STATUS, FakeSshHost.out("deployment=" + id + "\ndisk_size=" + diskSize
        + "\nwritten=" + written + "\nnetwork=eth0 192.0.2.1\n"));
    return this;
  }

  /** Sets what the new system says of its services. */
  FakeMachine services(String said) {
    ssh.answer(command -> command.startsWith("[ -d /run/systemd"), FakeSshHost.out(said));
    return this;
  }

  /** Reboots, with the host key that was sent for the initramfs. */
  void intoInitramfs() {
    ssh.cut();
    ssh.refuseNext(FailureKind.UNREACHABLE, 2);
    ssh.hostKey(HostKeys.publicOf(
        SecretText.of(ssh.upload("/run/anemos/ssh_host_ed25519_key").content())));
  }

  void intoNewSystem() {
    ssh.cut();
    ssh.refuseNext(FailureKind.REFUSED, 1);
    ssh.hostKey(newKey.publicKey());
    boots(deployment, "new-boot");
  }

  /** Reboots into the old system. */
  void intoOldSystem() {
    ssh.cut();
    ssh.hostKey(oldKey);
    boots("", "another-boot");
  }

  private void boots(String id, String bootId) {
    ssh.answer(command -> command.startsWith(WHO), FakeSshHost.out(id + "\n\n" + bootId + "\n"));
  }
}
