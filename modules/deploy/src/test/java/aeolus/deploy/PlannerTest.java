package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlannerTest {
  @TempDir
  private Path root;
  private PlannerFixture project;
  private final HostKeyPair key = HostKeys.generateEd25519("x");

  @BeforeEach
  void setUp() throws IOException {
    project = new PlannerFixture(root);
    project.file("hosts.yaml", """
        all:
          vars: {aeolus_image: image, aeolus_mirror: "http://m", ansible_user: root}
          hosts:
            a: {ansible_host: 192.0.2.1}
            b: {ansible_host: 192.0.2.2}
        """);
    project.file("templates/image/deploy", "#!/bin/sh\n");
    project.file("templates/image/name.j2", "{{ inventory_hostname }}");
    project.file("key", key.privateKey().revealText());
    project.file("templates/image/secrets.yaml", "etc/ssh/ssh_host_ed25519_key: {file: key}\n");
  }

  private RunPlan plan() {
    return project.plan("20260101-000000-abcd", RunKind.INIT, Map.of());
  }

  private List<String> problems() {
    return catchThrowableOfType(InvalidInputException.class, this::plan).problems()
        .stream()
        .map(Problem::toString)
        .map(text -> text.replace(root + "/", ""))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted().toList();
    }
  }

  @Test
  void plan_scripts_hasAPayloadForEachHostAndWritesNothing() throws IOException {
    List<Path> before = files();
    RunPlan plan = plan();
    assertThat(plan.hosts()).extracting(HostPlan::name).containsExactly("a", "b");
    assertThat(plan.hosts()).allMatch(HostPlan::isScript);
    assertThat(plan.hosts().getFirst().payload().content("name")).asString().isEqualTo("a");
    assertThat(plan.hosts().getFirst().hostKeys()).hasSize(1);
    assertThat(plan.hosts().getFirst().hostKeys().getFirst()).startsWith(key.publicKey());
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void plan_again_isTheSame() {
    assertThat(plan().hash()).isEqualTo(plan().hash());
  }

  @Test
  void plan_brokenTemplate_isReportedOnceWithItsPlace() throws IOException {
    project.file("templates/image/name.j2", "fine\n{{ nothing }}\n");
    assertThat(problems()).singleElement()
        .asString()
        .startsWith("templates/image/name.j2:2");
  }

  @Test
  void plan_twoHostsWithAWrongDisk_reportsBoth() throws IOException {
    project.file("host_vars/a.yaml", "aeolus_disk: /dev/vda\n");
    project.file("host_vars/b.yaml", "aeolus_disk: /dev/vdb\n");
    assertThat(problems()).hasSize(2)
        .allMatch(text -> text.contains("aeolus_disk: expected a stable path"))
        .anyMatch(text -> text.startsWith("a: "))
        .anyMatch(text -> text.startsWith("b: "));
  }

  @Test
  void plan_unknownWayToBootAndPathToKeep_areReportedForEachHost() throws IOException {
    project.file("host_vars/a.yaml", "aeolus_boot: pxe\n");
    project.file("host_vars/b.yaml", "aeolus_keep: [etc]\n");
    assertThat(problems()).hasSize(2)
        .anyMatch(text -> text.contains("expected auto, kexec or bootloader, got \"pxe\""))
        .anyMatch(text -> text.startsWith("b: to keep: expected an absolute path"));
  }

  @Test
  void plan_severalMistakesOnOneHost_areReportedTogetherAndOnce() throws IOException {
    project.file("templates/image/name.j2", "{{ nothing }}\n");
    project.file("host_vars/a.yaml", """
        aeolus_boot: pxe
        aeolus_disk: /dev/vda
        aeolus_bootstrap: floppy
        aeolus_services: 5
        aeolus_keep: [etc]
        aeolus_dns_port: dns
        ansible_port: ssh
        """);
    assertThat(problems()).hasSize(8)
        .satisfiesOnlyOnce(text -> assertThat(text).contains("pxe"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("/dev/vda"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("floppy"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("aeolus_services"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("to keep"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("aeolus_dns_port"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("ansible_port"))
        .satisfiesOnlyOnce(text -> assertThat(text).contains("name.j2:1"));
  }

  @Test
  void plan_imagesWithoutDisk_reportsEachHost() throws IOException {
    Files.delete(root.resolve("templates/image/deploy"));
    Files.copy(Path.of("../../templates/nameserver/IMGBUILD"),
        root.resolve("templates/image/IMGBUILD"));
    assertThat(problems()).hasSize(2).allMatch(text -> text.contains("no aeolus_disk"));
  }
}
