package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InventoryCommandTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  @Test
  void list_hosts_areShownWithAddressRenderedAndGroups() {
    assertThat(project.result("inventory", "list")).isEqualToIgnoringNewLines("""
        HOST  ADDRESS         GROUPS
        ns1   192.0.2.1       nameservers
        ns2   192.0.2.2:2222  nameservers
        web1  web1            webservers
        """);
  }

  @Test
  void list_json_hasGroupsAndHostvarsAsAnsiblePrintsThem() {
    assertThat(project.result("inventory", "list", "--json"))
        .startsWith("{\n    \"_meta\": {\n        \"hostvars\": {\n            \"ns1\": {\n")
        .contains("\"motd\": {\n                    \"__ansible_unsafe\": \"{{ not me }}\"")
        .endsWith("\"hosts\": [\n            \"web1\"\n        ]\n    }\n}\n");
  }

  @Test
  void list_wrongYaml_namesFileLineAndColumn() {
    project.write("inventory/hosts.yaml", "all:\n  hosts:\n    a: {x: 1\n    b: 2\n");

    Outcome outcome = project.run("inventory", "list");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("inventory/hosts.yaml:4:6: error: ");
  }

  @Test
  void list_severalThingsWrong_namesThemAll() {
    project.write("inventory/hosts.yaml", "all:\n  hosts: 7\n")
        .write("inventory/more.yaml", "web: {hosts: [a]}\n");

    assertThat(project.run("inventory", "list").err()).contains("inventory/hosts.yaml:2:10: error:")
        .contains("inventory/more.yaml:1:14: error:");
  }

  @Test
  void graph_group_isDrawnAsATree() {
    assertThat(project.result("inventory", "graph", "nameservers"))
        .isEqualToIgnoringNewLines("@nameservers:\n  |--ns1\n  |--ns2\n");
    assertThat(project.result("inventory", "graph", "webservers", "--vars"))
        .contains("|  |--{motd = {{ not me }}}");
  }

  @Test
  void graph_json_nestsGroups() {
    assertThat(project.result("inventory", "graph", "--json")).isEqualTo("""
        {"group":"all","children":[{"group":"ungrouped","children":[],"hosts":[]},\
        {"group":"nameservers","children":[],"hosts":["ns1","ns2"]},\
        {"group":"webservers","children":[],"hosts":["web1"]}],"hosts":[]}
        """);
  }

  @Test
  void graph_unknownGroup_suggestsTheNearest() {
    Outcome outcome = project.run("inventory", "graph", "nameserver");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("unknown group \"nameserver\", did you mean \"nameservers\"");
  }

  @Test
  void host_known_showsHowItIsReachedAndWhatItServes() {
    assertThat(project.result("inventory", "host", "ns2")).startsWith("ns2\n  ssh ")
        .contains("@192.0.2.2, port 2222", "zones   example.test, other.test");
  }

  @Test
  void host_json_hasItsVariables() {
    assertThat(project.result("inventory", "host", "web1", "--json")).isEqualTo("""
        {
            "aeolus_mirror": "http://mirror.invalid/debian",
            "motd": {
                "__ansible_unsafe": "{{ not me }}"
            }
        }
        """);
  }

  @Test
  void hostAndVars_unknownHost_exitThreeAndNameThoseThereAre() {
    for (String word : new String[] {"host", "vars"}) {
      Outcome outcome = project.run("inventory", word, "mail");
      assertThat(outcome.status()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("unknown host \"mail\", expected one of ns1, ns2, web1");
    }
  }

  @Test
  void hosts_pattern_namesOneALineInOrder() {
    assertThat(project.result("inventory", "hosts", "web1:nameservers:!ns1"))
        .isEqualToIgnoringNewLines("web1\nns2\n");
    assertThat(project.result("inventory", "hosts", "all", "--limit", "ns*", "--json"))
        .isEqualTo("[\"ns1\",\"ns2\"]\n");
  }

  @Test
  void hosts_listInPlaceOfAFile_areTheInventory() {
    assertThat(project.result("-i", "ns8,ns9:2222,", "inventory", "hosts", "all"))
        .isEqualToIgnoringNewLines("ns8\nns9\n");
  }

  @Test
  void hosts_nameThatMatchesNothing_isWarnedOf() {
    Outcome outcome = project.run("inventory", "hosts", "ns1,ns7");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).isEqualToIgnoringNewLines("ns1\n");
    assertThat(outcome.err()).contains(
        "pattern \"ns1,ns7\": warning: \"ns7\" matches no host and no group");
  }

  @Test
  void hosts_limitFromAFile_narrowsTheChoice() {
    project.write("retry", "ns2\nweb1\n");
    assertThat(project.result("inventory", "hosts", "nameservers", "--limit",
        "@" + project.file("retry"))).isEqualToIgnoringNewLines("ns2\n");
  }

  @Test
  void hosts_patternOfNothing_exitsThree() {
    Outcome outcome = project.run("inventory", "hosts", "mail*");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("pattern \"mail*\": error: matches no host");
  }

  @Test
  void vars_host_areYamlWithMagicVariables() {
    assertThat(project.result("inventory", "vars", "ns2"))
        .contains("aeolus_zones:\n  - example.test\n  - other.test.\n")
        .contains("ansible_host: '{{ net }}.2'\n", "ansible_port: 2222\n")
        .contains("group_names:\n  - nameservers\n", "inventory_hostname: ns2\n");
    assertThat(project.result("inventory", "vars", "web1"))
        .contains("motd: !unsafe \"{{ not me }}\"");
  }

  @Test
  void vars_rendered_haveNoTemplatesLeft() {
    assertThat(project.result("inventory", "vars", "ns2", "--rendered", "--json"))
        .contains("\"ansible_host\":\"192.0.2.2\"");
  }

  @Test
  void inventory_alone_namesTheWordsThatFollow() {
    Outcome outcome = project.run("inventory");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("list, graph, host, hosts, vars");
  }

  @Test
  void inventory_unknownWord_isCalledSo() {
    Outcome outcome = project.run("inventory", "hots");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("unknown command \"hots\", did you mean \"host\"?");
  }
}
