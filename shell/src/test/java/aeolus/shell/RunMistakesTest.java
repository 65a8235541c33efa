package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.HostKeys;
import aeolus.shell.TestProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong before any host is asked. */
final class RunMistakesTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  @Test
  void deploy_unknownGroupAndHost_namesBothAndWhatWasMeant() {
    Outcome outcome = project.run("run", "deploy", "--dry-run", "-g", "nameserver", "-H", "mail");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("unknown group \"nameserver\", did you mean \"nameservers\"?")
        .contains("aeolus: unknown host \"mail\", expected one of ns1, ns2, web1");
  }

  @Test
  void deploy_noTarget_isWrongUsage() {
    Outcome outcome = project.run("run", "deploy", "--dry-run");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--group, --host or --limit");
  }

  @Test
  void deploy_noImage_namesTheVariable() {
    Outcome outcome = project.run("run", "deploy", "--dry-run", "-H", "web1");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("web1").contains("no aeolus_image");
  }

  @Test
  void deploy_noDiskOnTwoHosts_namesBoth() {
    project.write("inventory/hosts.yaml", """
        nameservers:
          hosts: {a: , b: }
          vars: {aeolus_image: img, aeolus_mirror: "http://mirror.invalid/debian"}
        """)
        .write("templates/img/secrets.yaml", "etc/ssh/ssh_host_ed25519_key: {file: key}\n")
        .write("key", HostKeys.generateEd25519("").privateKey().revealText())
        .write("templates/img/IMGBUILD", """
            imgname=test
            target=debian
            format='raw 1G gpt ext4'
            packages='nsd'
            """);

    Outcome outcome = project.run("run", "deploy", "--dry-run", "-g", "nameservers");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("a: error: no aeolus_disk")
        .contains("b: error: no aeolus_disk")
        .contains("/dev/disk/by-id/...");
  }

  @ParameterizedTest
  @CsvSource({"--serial,'1,0'", "--max-failures,some", "--keep-answering,0"})
  void deploy_wrongNumberOfHosts_isWrongUsage(String option, String value) {
    Outcome outcome = project.run("run", "deploy", "--dry-run", "-H", "ns1", option, value);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(option + ": expected ", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--boot-timeout", "--confirm-timeout", "--phase-timeout",
      "--verify-timeout"})
  void deploy_noTimeAtAll_isWrongUsage(String option) {
    Outcome outcome = project.run("run", "deploy", "--dry-run", "-H", "ns1", option, "0");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(option + ": expected at least 1, got 0");
  }

  @Test
  void resume_noSuchRun_isRefused() {
    Outcome outcome = project.run("run", "resume", "20260101-000000-abcd", "--yes");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("no such run: 20260101-000000-abcd");
    assertThat(project.file(".aeolus/runs/20260101-000000-abcd")).doesNotExist();
  }

  @Test
  void resume_runThatPushedZones_isRefused() {
    project.write(".aeolus/runs/20260101-000000-abcd/journal.jsonl",
        "{\"event\":\"run\",\"kind\":\"zones\"}\n");
    Outcome outcome = project.run("run", "resume", "20260101-000000-abcd", "--yes");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("can't be taken up: expected one of run init or run deploy");
  }

  @Test
  void zones_savedPlanMisused_isWrongUsage() {
    assertThat(project.run("run", "zones", "-H", "ns1", "--plan", "p.json").err())
        .contains("--plan has its hosts and zones");
    Outcome outcome = project.run("run", "zones", "-H", "ns1", "--out", "p.json", "--yes");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--out only saves a plan");
    assertThat(project.file("p.json")).doesNotExist();
  }

  @Test
  void zones_savedPlanWithoutSense_isRefused() {
    assertThat(project.run("run", "zones", "--plan", "none.json").status()).isEqualTo(3);
    project.write("p.json", "{\"format\": \"other\"}");
    Outcome outcome = project.run("run", "zones", "--plan", "p.json");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("p.json: error: not a plan that run zones --out wrote");
    project.write("p.json", "{\"format\": \"aeolus-zones-plan-1\", \"hash\": \"0\", \"zones\": [],"
        + " \"made\": \"2026-01-01T00:00:00Z\", \"hosts\": [\"gone\"], \"made_from\": {}}");
    outcome = project.run("run", "zones", "--plan", "p.json");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("the inventory no longer has gone");
  }

  @Test
  void payloadBuild_unknownHost_namesThoseThereAre() {
    Outcome outcome = project.run("payload", "build", "--host", "mail", "-o", "x.tar");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("unknown host \"mail\", expected one of ns1, ns2, web1");
  }
}
