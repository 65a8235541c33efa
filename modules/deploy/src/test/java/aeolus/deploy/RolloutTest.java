package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.Phase;
import aeolus.core.Sha256;
import aeolus.ssh.Become;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshTarget;
import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
final class RolloutTest {
  private static final String ADDRESS = "192.0.2.1";

  @TempDir
  private Path folder;
  private RolloutFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new RolloutFixture(folder);
  }

  @Test
  void run_script_isDoneThroughAllPhasesInOrder() throws IOException {
    FakeMachine machine = fixture.script("x", ADDRESS);
    List<HostResult> results = fixture.run(RunKind.INIT);
    assertThat(results).singleElement().isInstanceOfSatisfying(HostResult.Done.class, done -> {
      assertThat(done.deployment()).isEqualTo("20260101-000000-abcd-x");
      assertThat(done.serials())
          .isEqualTo(Map.of(RolloutFixture.ZONE, RolloutFixture.SERIAL));
    });
    assertThat(fixture.phases()).containsExactly(Phase.values());
    assertThat(fixture.arrivals).containsExactly("x " + machine.newKey().publicKey());
    assertThat(machine.ssh().commands()).doesNotContain(FakeMachine.ABORT);
  }

  @Test
  void run_script_sendsWhatTheInitramfsNeedsForRootAlone() throws IOException {
    FakeSshHost ssh = fixture.script("x", ADDRESS).ssh();
    fixture.run(RunKind.INIT);
    assertThat(Sha256.of(ssh.upload("/run/anemos/payload.tar").content()))
        .isEqualTo(fixture.plan(RunKind.INIT).hosts().getFirst().payload().sha256());
    assertThat(ssh.upload("/run/anemos/authorized_keys").text())
        .isEqualTo(FakeMachine.OPERATOR + "\n");
    assertThat(ssh.upload("/run/anemos/anemos.conf").text())
        .contains("deployment='20260101-000000-abcd-x'\n", "mode='init'\n");
    assertThat(ssh.uploads())
        .filteredOn(upload -> upload.path().startsWith("/run/"))
        .allMatch(upload -> (upload.mode() & 077) == 0);
    assertThat(ssh.upload("/var/cache/anemos/cafe/vmlinuz").text()).isEqualTo("a kernel");
  }

  @Test
  void run_operatorIsAnotherUser_isRootInTheInitramfsAlone() throws IOException {
    Become sudo = new Become(Become.Method.SUDO, "root", Optional.empty());
    fixture.login(target -> new SshTarget(target.host(), target.port(), "admin", List.of(),
        target.hostKeys(), target.connectTimeout(),
        target.options().withBecome(Optional.of(sudo))));
    FakeMachine machine = fixture.script("x", ADDRESS);
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    String key = fixture.departures.get("x").initramfsKey();
    assertThat(fixture.connector.attempts()).allSatisfy(target -> {
      boolean initramfs = target.hostKeys()
          .equals(new HostKeyPolicy.Pinned(List.of(key)));
      assertThat(target.user()).isEqualTo(initramfs ? "root" : "admin");
      assertThat(target.options().become()).isEqualTo(
          initramfs ? Optional.empty() : Optional.of(sudo));
    });
    assertThat(machine.ssh().commands()).contains(machine.confirm());
  }

  @Test
  void run_tree_isSentIntoTheInitramfsBeforeTheConfirmation() throws IOException {
    FakeMachine machine = fixture.tree("x", ADDRESS);
    FakeSshHost ssh = machine.ssh();
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(ssh.upload("/run/anemos/tree.part").text()).isEqualTo("a tree");
    assertThat(ssh.commands()).containsSubsequence("anemos status", "anemos tree",
        machine.confirm(), "tail -n +1 -f /run/anemos/progress");
  }

  @Test
  void run_byBootLoader_sendsThePayloadIntoTheInitramfsAlone() throws IOException {
    FakeMachine machine = fixture.script("x", ADDRESS);
    FakeSshHost ssh = machine.ssh();
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("""
        boot_id=old-boot
        boot_method=bootloader
        kexec=the kernel was built without it
        """));
    ssh.answer("anemos payload", FakeSshHost.out(""))
        .answer(command -> command.contains("unset next_entry"), FakeSshHost.out(""));
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(ssh.uploads()).noneMatch(upload -> upload.path().endsWith("payload.tar"));
    assertThat(Sha256.of(ssh.upload("/run/anemos/payload.part").content()))
        .isEqualTo(fixture.plan(RunKind.INIT).hosts().getFirst().payload().sha256());
    assertThat(fixture.events).anyMatch(event -> event.phase() == Phase.BOOT
        && event.text()
            .equals("by GRUB's one-shot entry, as kexec is not to be had: the kernel was"
                + " built without it"));
    assertThat(ssh.commands()).containsSubsequence(FakeMachine.BOOT, "anemos payload",
        machine.confirm());
  }

  @Test
  void run_stockSystemLacksPrograms_installsThoseAlone() throws IOException {
    FakeSshHost ssh = fixture.script("x", ADDRESS).ssh();
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("boot_id=old-boot\nmissing=kexec-tools cpio\n"));
    ssh.answer(command -> command.contains("apt-get"), FakeSshHost.out(""));
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(ssh.commands()).filteredOn(command -> command.contains("apt-get"))
        .singleElement()
        .asString()
        .contains("apt-get install -qy --no-install-recommends kexec-tools cpio ||");
  }

  @Test
  void run_baseImageIsThere_isNotSentAgain() throws IOException {
    FakeSshHost ssh = fixture.script("x", ADDRESS).ssh();
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("boot_id=old-boot\nbase=present\n"));
    assertThat(fixture.run(RunKind.DEPLOY)).allMatch(HostResult::isDone);
    assertThat(ssh.uploads()).noneMatch(upload -> upload.path().startsWith("/var/cache"));
  }

  @Test
  void run_hostSaysASecret_isBlottedOut() throws IOException {
    fixture.script("x", ADDRESS);
    fixture.run(RunKind.INIT);
    assertThat(fixture.events).extracting(RunEvent::text)
        .contains("the password is ********")
        .noneMatch(text -> text.contains("open-sesame"));
  }

  @Test
  void run_connectionIsLostWhileWriting_goesOnWhereItWas() throws IOException {
    FakeMachine machine = fixture.script("x", ADDRESS);
    FakeSshHost ssh = machine.ssh();
    ssh.answer("tail -n +1 -f /run/anemos/progress"::equals, _ -> {
      ssh.cut();
      return FakeSshHost.answer("2 partition start\n3 partition ok\n",
          new aeolus.ssh.ExecResult.Disconnected("reset"));
    });
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(ssh.commands()).containsSubsequence("tail -n +1 -f /run/anemos/progress",
        "tail -n +3 -f /run/anemos/progress")
        .containsOnlyOnce(machine.confirm());
  }

  @Test
  void run_oneHostFails_leavesTheOtherBe() throws IOException {
    fixture.script("x", ADDRESS)
        .ssh()
        .answer(FakeMachine.PREPARE, FakeSshHost.exit(1, "anemos: no space"));
    fixture.script("y", "192.0.2.2");
    List<HostResult> results = fixture.forks(1).run(RunKind.INIT);
    assertThat(results).extracting(HostResult::host).containsExactly("x", "y");
    assertThat(results).extracting(HostResult::isDone).containsExactly(false, true);
  }
}
