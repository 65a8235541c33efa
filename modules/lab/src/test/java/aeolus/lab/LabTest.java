package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabTest {
  private static final LabSpec SPEC = LabSpec.standard().withAccelerator(Accelerator.TCG);

  @TempDir
  private Path temp;
  private Path folder;
  private FakePrograms fakes;
  private FakeGuests guests;
  private Lab lab;
  private final List<LabEvent> events = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void openLab() throws Exception {
    folder = temp.resolve("lab");
    fakes = FakePrograms.all(temp.resolve("bin"));
    guests = new FakeGuests(folder);
    lab = new Lab(new LabLayout(temp, "lab"), fakes.programs());
  }

  @AfterEach
  void endGuests() throws Exception {
    guests.close();
  }

  @Test
  void up_firstTime_buildsImageAndStartsMachines() throws Exception {
    lab.up(SPEC, events::add);
    assertThat(lab.status().machines()).extracting(LabMachine::name).containsExactly("x", "y");
    assertThat(lab.status().machines()).allMatch(LabMachine::running)
        .allMatch(LabMachine::sshAnswers);
    assertThat(fakes.calls("sh")).hasSize(1);
    assertThat(events).extracting(LabEvent::text).contains("has a fresh disk", "building");
  }

  @Test
  void up_again_keepsImageDisksKeysAndPorts() throws Exception {
    lab.up(SPEC, events::add);
    Path disk = folder.resolve("machines/x/disk0.raw");
    Files.writeString(disk, "used");
    List<LabMachine> before = lab.status().machines();
    lab.down();
    assertThat(lab.status().anyRunning()).isFalse();
    guests.awaitOff();
    lab.up(SPEC, events::add);
    assertThat(disk).hasContent("used");
    assertThat(lab.status().machines()).extracting(LabMachine::sshPort)
        .containsExactlyElementsOf(before.stream().map(LabMachine::sshPort).toList());
    assertThat(fakes.calls("sh")).hasSize(1);
    assertThat(fakes.calls("ssh-keygen")).hasSize(1 + 2 * MachineFiles.KEY_TYPES.size());
  }

  @Test
  void up_againWithoutDataDisks_keepsThoseThereAre() throws Exception {
    lab.up(SPEC.withExtraDisks(List.of(1)), events::add);
    Path disk = folder.resolve("machines/x/disk1.raw");
    assertThat(disk).hasSize(1 << 20);
    Files.writeString(disk, "data");
    lab.down();
    guests.awaitOff();
    lab.up(SPEC, events::add);
    assertThat(disk).hasContent("data");
    assertThat(fakes.calls("qemu-system-x86_64")).last().asString().contains("disk1.raw");
    lab.reset("x", true);
    assertThat(disk).hasContent("data");
  }

  @Test
  void up_whenItRuns_startsNothing() throws Exception {
    lab.up(SPEC, events::add);
    lab.up(SPEC, events::add);
    assertThat(fakes.calls("qemu-system-x86_64")).hasSize(2 * 2);
    assertThat(events).contains(new LabEvent("x", "runs already, as it is"));
  }

  @Test
  void up_imageBuildFails_leavesNoImageAndSaysWhy() throws Exception {
    fakes.put("sh", "echo half >\"$2/disk.raw\"; echo 'no space' >&2; exit 3");
    assertThatThrownBy(() -> lab.up(SPEC, events::add)).isInstanceOf(AeolusException.class)
        .hasMessageContaining("status 3")
        .hasMessageContaining("no space");
    assertThat(Folder.children(temp.resolve("stock"))).allMatch(dir -> dir.toString()
        .endsWith(
            ".part"));
    FakePrograms.all(temp.resolve("bin"));
    lab.up(SPEC, events::add);
    assertThat(folder.resolve("machines/x/disk0.raw")).hasContent("stock");
  }

  @Test
  void up_programsMissing_namesTheirPackagesAndTouchesNothing() throws Exception {
    fakes.remove("mmdebstrap").remove("debugfs").remove("mkfs.ext4");
    assertThat(lab.missingPackages()).containsExactly("mmdebstrap", "e2fsprogs");
    assertThatThrownBy(() -> lab.up(SPEC, events::add))
        .hasMessageContaining("apt-get install mmdebstrap e2fsprogs")
        .hasMessageContaining("--install");
    assertThat(folder).doesNotExist();
  }

  @Test
  void installPackages_programsMissing_installsTheirPackagesOnly() throws Exception {
    fakes.remove("mmdebstrap");
    Path bin = temp.resolve("bin");
    fakes.put("env", "case $* in *install*) /bin/cp " + bin + "/sfdisk " + bin
        + "/mmdebstrap ;; esac");
    lab.installPackages(events::add);
    assertThat(fakes.calls("env")).last()
        .asString()
        .contains("apt-get install")
        .endsWith("--no-install-recommends mmdebstrap");
    lab.installPackages(events::add);
    assertThat(fakes.calls("env")).hasSize(2);
  }

  @Test
  void installPackages_aptFails_showsItsMessage() throws Exception {
    fakes.remove("mmdebstrap").put("env", "echo 'E: no network'; exit 100");
    assertThatThrownBy(() -> lab.installPackages(events::add))
        .hasMessageContaining("status 100")
        .hasMessageContaining("E: no network");
  }

  @Test
  void up_qemuDoesNotStart_showsItsMessage() throws Exception {
    fakes.put("qemu-system-x86_64", "echo 'port is taken' >&2; exit 1");
    assertThatThrownBy(() -> lab.up(SPEC, events::add)).hasMessageContaining("lab host x")
        .hasMessageContaining("port is taken");
  }

  @Test
  void powerCut_endsThatMachineOnly() {
    lab.up(SPEC, events::add);
    lab.powerCut("x");
    assertThat(lab.status().machine("x").orElseThrow().running()).isFalse();
    assertThat(lab.status().machine("y").orElseThrow().running()).isTrue();
    lab.powerOn("x", events::add);
    assertThat(lab.status().machine("x").orElseThrow().sshAnswers()).isTrue();
  }

  @Test
  void reset_freshDisk_bootsStockSystemAgain() throws Exception {
    lab.up(SPEC, events::add);
    Path disk = folder.resolve("machines/x/disk0.raw");
    Files.writeString(disk, "used");
    long before = lab.status().machine("x").orElseThrow().pid();
    lab.reset("x", true);
    assertThat(disk).hasContent("stock");
    assertThat(lab.status().machine("x").orElseThrow().pid()).isNotEqualTo(before);
  }

  @Test
  void reset_unknownHost_namesThoseThereAre() {
    lab.up(SPEC, events::add);
    assertThatThrownBy(() -> lab.reset("z", true)).isInstanceOf(AeolusException.class)
        .hasMessage("no such lab host, expected one of [x, y], got \"z\"");
  }

  @Test
  void destroy_removesMachinesAndKeepsImage() {
    lab.up(SPEC, events::add);
    lab.destroy();
    assertThat(lab.status().machines()).isEmpty();
    assertThat(Folder.children(temp.resolve("stock"))).hasSize(1);
  }

  @Test
  void up_keysAndFolders_areTheirOwnersOnly() throws Exception {
    lab.up(SPEC, events::add);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lab.operatorKey())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void sshCommand_checksHostKeyAgainstTheLabsOwnFile() throws Exception {
    lab.up(SPEC, events::add);
    int port = lab.status().machine("x").orElseThrow().sshPort();
    assertThat(lab.sshCommand("x")).contains("StrictHostKeyChecking=yes",
        "UserKnownHostsFile=" + folder.resolve("known_hosts"), Integer.toString(port));
    assertThat(Files.readAllLines(lab.knownHosts()))
        .filteredOn(line -> line.startsWith("[127.0.0.1]:" + port + " ssh-"))
        .hasSize(MachineFiles.KEY_TYPES.size());
  }

  @Test
  void inventoryOverlay_leadsToTheMachines() {
    lab.up(SPEC, events::add);
    assertThat(lab.inventoryOverlay()).contains("ansible_port: "
        + lab.status().machine("y").orElseThrow().sshPort())
        .contains("aeolus_mirror: \"http://mirror.invalid/debian\"");
  }
}
