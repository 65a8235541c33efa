package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.lab.LabMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts the way to one of two hosts; the other must not notice. */
final class CutConnectionIT {
  private static final long MIB = 1024 * 1024;

  @TempDir
  private Path folder;
  private DemoProject project;
  private CuttableProxy proxy;

  @BeforeEach
  void putProxyBeforeX() throws Exception {
    project = DemoProject.withMachines(folder, "x", "y");
    ScriptPayload.addTo(project);
    LabMachine x = project.lab().status().machines().getFirst();
    proxy = new CuttableProxy(x.sshPort());
    Path known = folder.resolve("known_hosts");
    Files.writeString(known, Files.readString(project.lab().knownHosts())
        .replace("[127.0.0.1]:" + x.sshPort() + " ", "[127.0.0.1]:" + proxy.port() + " ")
        + Files.readString(project.lab().knownHosts()));
    project.write(".aeolus/inventory/lab.yaml", project.lab()
        .inventoryOverlay()
        .replace("ansible_port: " + x.sshPort(), "ansible_port: " + proxy.port())
        .replace(project.lab().knownHosts().toString(), known.toString()));
  }

  @AfterEach
  void destroyMachines() throws Exception {
    if (proxy != null) {
      proxy.close();
    }
    if (project != null) {
      project.destroy();
    }
  }

  @Test
  void connection_cutInUploadAndInBoot_failsThatHostAlone() throws Exception {
    proxy.cutAfter(20 * MIB);
    DemoProject.Outcome upload = run();
    assertThat(upload.status()).isEqualTo(1);
    assertThat(upload.out()).containsPattern("x +failed .* in upload: ")
        .containsPattern("y +done ")
        .contains("the old system runs on, its disks untouched", "1 of 2 hosts done");
    proxy.restore();
    assertThat(project.ssh("x", "ls /root/was-here /run/anemos; uptime")).contains("No such file");

    CompletableFuture<DemoProject.Outcome> boot = CompletableFuture.supplyAsync(this::run);
    awaitInitramfs(project.lab().consoleLog("x"));
    proxy.cut();
    DemoProject.Outcome outcome = boot.get(10, TimeUnit.MINUTES);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).containsPattern("x +failed .*not reached again within 4 minutes")
        .containsPattern("y +done ")
        .contains("nothing was written");
    assertThat(returnedSystem()).contains("No such file");
  }

  /** Time enough for the host that is not cut off, while both boot on an emulated processor. */
  private DemoProject.Outcome run() {
    return project.aeolus("run", "init", "--group", "nameservers", "--yes", "--steal-lock",
        "--boot-timeout",
        "4");
  }

  private static void awaitInitramfs(Path console) throws Exception {
    for (int i = 0; i < 300; i++) {
      if (Files.readString(console, java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains("anemos: boot start")) {
        return;
      }
      Thread.sleep(1000);
    }
    throw new AssertionError("the initramfs did not start");
  }

  /** The initramfs that nobody confirms has the old system boot again. */
  private String returnedSystem() throws Exception {
    String said = "";
    for (int i = 0; i < 40 && !said.contains("load average"); i++) {
      Thread.sleep(5000);
      said = project.ssh("x", "ls /root/was-here; uptime");
    }
    return said;
  }
}
