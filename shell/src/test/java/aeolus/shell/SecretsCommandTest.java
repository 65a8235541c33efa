package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsCommandTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder)
        .write("inventory/images.yaml", "nameservers: {vars: {aeolus_image: img}}\n")
        .write("keys/ns1", "key of ns1")
        .write("templates/img/secrets.yaml", """
            etc/key: {file: "keys/{{ inventory_hostname }}", mode: "0640"}
            etc/pin: {command: [echo, "pin-{{ inventory_hostname }}"]}
            """);
  }

  @Test
  void list_host_showsSourcesAndNoSecret() {
    Outcome outcome = project.run("secrets", "list", "--host", "ns1");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualToIgnoringNewLines("""
        HOST  PATH     MODE  REVEALED  FROM
        ns1   etc/key  0640  yes       keys/ns1
        ns1   etc/pin  0600  yes       `echo pin-ns1`
        """);
  }

  @Test
  void list_oneNotThere_exitsThreeAndSaysWhichAndWhy() {
    Outcome outcome = project.run("secrets", "list");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).contains("ns2   etc/key  0640  no        keys/ns2")
        .contains("ns2   etc/pin  0600  yes");
    assertThat(outcome.err()).contains("keys/ns2: error: secret not readable");
  }

  @Test
  void list_noReveal_triesNothing() {
    assertThat(project.result("secrets", "list", "--no-reveal", "--json")).startsWith("""
        [{"host":"ns1","path":"etc/key","mode":"0640","file":"keys/ns1","command":null,\
        "revealed":null,"problems":[]},""");
  }

  @Test
  void reveal_toPipe_printsItToTheOctet() {
    assertThat(project.result("secrets", "reveal", "etc/key", "--host", "ns1"))
        .isEqualTo("key of ns1");
    assertThat(project.result("secrets", "reveal", "/etc/pin", "--host", "ns2"))
        .isEqualTo("pin-ns2\n");
  }

  @Test
  void reveal_json_isBase64() {
    assertThat(project.result("secrets", "reveal", "etc/key", "--host", "ns1", "--json"))
        .isEqualTo("{\"host\":\"ns1\",\"path\":\"etc/key\",\"base64\":\"a2V5IG9mIG5zMQ==\"}\n");
  }

  @Test
  void reveal_toTerminal_needsShow() {
    Outcome refused = project.runAtTerminal("secrets", "reveal", "etc/key", "--host", "ns1",
        "--color", "never");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("--show").doesNotContain("key of ns1");
    assertThat(project.runAtTerminal("secrets", "reveal", "etc/key", "--host", "ns1", "--show")
        .out()).isEqualTo("key of ns1");
  }

  @Test
  void reveal_unknownPath_exitsThreeAndNamesThoseThereAre() {
    Outcome outcome = project.run("secrets", "reveal", "etc/shadow", "--host", "ns1");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("unknown secret \"etc/shadow\", expected one of etc/key, etc/pin");
  }

  @Test
  void list_wrongSecretMap_namesFileLineAndColumn() {
    project.write("templates/img/secrets.yaml", "etc/key: {fiel: a}\n");

    Outcome outcome = project.run("secrets", "list");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("templates/img/secrets.yaml:1:1: error:").contains("fiel");
  }
}
