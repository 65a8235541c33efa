package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Vars;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InventoryReaderTest {
  @TempDir
  private Path folder;
  private TestInventory files;

  @BeforeEach
  void setUp() {
    files = new TestInventory(folder);
  }

  private static Vars vars(LoadedInventory inventory, String host) {
    return inventory.host(host).orElseThrow().vars();
  }

  @Test
  void read_nestedGroups_mergesParentsThenChildrenThenHost() {
    Vars vars = vars(files.file("hosts.yml", """
        all:
          vars: {a: all, b: all, c: all, d: all}
          children:
            dns:
              vars: {b: dns, c: dns, d: dns}
              children:
                primary:
                  vars: {c: primary, d: primary}
                  hosts:
                    ns1: {d: host}
        """).read("hosts.yml"), "ns1");

    assertThat(vars.asMap()).containsEntry("a", "all")
        .containsEntry("b", "dns")
        .containsEntry("c", "primary")
        .containsEntry("d", "host");
  }

  @Test
  void read_iniWithoutExtension_mayAddToGroupsOfEarlierFiles() {
    LoadedInventory inventory = files.file("inventory/a.yml", "dns: {hosts: {ns1: }}\n")
        .file("inventory/b", "lonely x=1\n[dns:vars]\ncolor=red\n")
        .read("inventory");

    assertThat(vars(inventory, "ns1").asMap()).containsEntry("color", "red");
    assertThat(vars(inventory, "lonely").asMap()).containsEntry("x", 1L);
  }

  @Test
  void read_hostRange_expandsWithStepAndPadding() {
    LoadedInventory inventory = files.file("hosts.yml", """
        dns:
          hosts:
            ns[08:12:2].example.net: {a: 1}
            x[a:c]:
        """).read("hosts.yml");

    assertThat(inventory.hosts()).extracting(Host::name)
        .containsExactly("ns08.example.net",
            "ns10.example.net", "ns12.example.net", "xa", "xb", "xc");
  }

  @Test
  void read_groupVarsAndHostVars_precedeTheSource() {
    LoadedInventory inventory = files.file("inventory/hosts.yml", """
        dns:
          vars: {a: source, b: source}
          hosts:
            ns1: {c: source, d: source}
        """)
        .file("inventory/group_vars/all.yml", "a: all\nb: all")
        .file("inventory/group_vars/dns/one.yaml", "b: file")
        .file("inventory/host_vars/ns1", "d: file")
        .read("inventory/hosts.yml");

    assertThat(vars(inventory, "ns1").asMap()).containsEntry("a", "all")
        .containsEntry("b", "file")
        .containsEntry("c", "source")
        .containsEntry("d", "file");
  }

  @Test
  void read_groupPriority_winsAmongSiblings() {
    Vars vars = vars(files.file("hosts.yml", """
        a: {vars: {x: a, ansible_group_priority: 10}, hosts: {h: }}
        b: {vars: {x: b}, hosts: {h: }}
        """).read("hosts.yml"), "h");

    assertThat(vars.get("x")).isEqualTo("a");
    assertThat(vars.has("ansible_group_priority")).isFalse();
  }

  @Test
  void read_hostWithoutGroup_isUngrouped() {
    LoadedInventory inventory = files.file("hosts.yml", """
        all:
          hosts: {lonely: }
          children: {dns: {hosts: {ns1: }}}
        """).read("hosts.yml");

    assertThat(inventory.groups().get("ungrouped")).containsExactly("lonely");
    assertThat(inventory.groups().get("all")).containsExactly("lonely", "ns1");
    assertThat(inventory.host("ns1").orElseThrow().groups()).containsExactly("dns");
    assertThat(vars(inventory, "lonely").get("group_names"))
        .isEqualTo(java.util.List.of("ungrouped"));
  }

  @Test
  void read_manyMistakes_reportsAllWithTheirPlaces() {
    files.file("hosts.yml", """
        dns:
          hosts:
            8080: {}
            ns[1:]: {}
            ns1: [wrong]
        """).file("other.yml", "dns: {hosts: [\n");

    assertThatThrownBy(() -> files.read("hosts.yml", "other.yml", "missing"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("hosts.yml:3:5: expected a host name, a string", "hosts.yml:4:5: ",
            "hosts.yml:5:10: expected a mapping of variables of host \"ns1\", got a list",
            "other.yml:2:1: invalid YAML", "missing: no such inventory file or folder");
  }

  @Test
  void read_duplicateKey_warnsOfBothLinesAndTakesTheLast() {
    LoadedInventory inventory = files.file("hosts.yml", """
        dns:
          hosts:
            ns1:
              a: 1
              a: 2
        """).read("hosts.yml");

    assertThat(vars(inventory, "ns1").get("a")).isEqualTo(2L);
    assertThat(inventory.warnings()).singleElement()
        .asString()
        .contains("hosts.yml:5:7: warning: duplicate key \"a\", first in line 4");
  }

  @Test
  void select_patterns_combineAsInAnsible() {
    LoadedInventory inventory = files.file("hosts.yml", """
        web: {hosts: {"web[1:3]": }}
        dns: {hosts: {ns1: , web3: }}
        """).read("hosts.yml");

    assertThat(names(inventory.select("web:&dns"))).containsExactly("web3");
    assertThat(names(inventory.select("all:!dns"))).containsExactly("web1", "web2");
    assertThat(names(inventory.select("dns,web[0]"))).containsExactly("ns1", "web3", "web1");
    assertThat(names(inventory.select("web[-1]"))).containsExactly("web3");
    assertThat(names(inventory.select("~web[12]"))).containsExactly("web1", "web2");
    assertThat(names(inventory.select("all", "*3"))).containsExactly("web3");
  }

  private static java.util.List<String> names(Selection selection) {
    return selection.hosts().stream().map(Host::name).toList();
  }

  @Test
  void select_nothing_isAnErrorThatNamesTheUnknown() {
    LoadedInventory inventory = files.file("hosts.yml", "web: {hosts: {web1: }}").read("hosts.yml");

    assertThatThrownBy(() -> inventory.select("wep")).isInstanceOf(InvalidInputException.class)
        .hasMessage("""
            pattern "wep": warning: "wep" matches no host and no group, did you mean "web"?
            pattern "wep": matches no host""");
    assertThat(inventory.select("web1,wep").warnings()).hasSize(1);
  }

  @Test
  void select_exclusionOfNobody_isNotToBeActedOn() {
    LoadedInventory inventory = files.file("hosts.yml", """
        web: {hosts: {web1.example: , web2.example: }}
        none: {}
        """).read("hosts.yml");

    assertThat(inventory.select("web:!web1.example").hostsToActOn()).hasSize(1);
    assertThat(inventory.select("web:!none").hostsToActOn()).hasSize(2);
    Selection slip = inventory.select("web:!web1.exmaple");
    assertThat(slip.hosts()).hasSize(2);
    assertThatThrownBy(slip::hostsToActOn).isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nobody is left out: \"web1.exmaple\" matches no host and no group,"
            + " did you mean \"web1.example\"?");
    assertThatThrownBy(inventory.select("web", "all:!web9*")::hostsToActOn)
        .hasMessageContaining("nobody is left out: \"web9*\"");
  }
}
