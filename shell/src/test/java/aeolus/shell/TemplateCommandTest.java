package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateCommandTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder).write("a.j2", "{{ who }} {{ what }}");
  }

  @Test
  void render_varsAndExtra_extraGoesFirst() {
    project.write("vars.yaml", "who: file\nwhat: [1, 2]\n");

    assertThat(project.result("template", "render", "a.j2", "--vars", "vars.yaml", "-e", "who=me"))
        .isEqualTo("me [1, 2]");
  }

  @Test
  void render_extraVarsAsInAnsible_areRead() {
    project.write("more.yaml", "who: [file]\n");

    assertThat(project.result("template", "render", "a.j2", "-e", "who='a b' what=c"))
        .isEqualTo("a b c");
    assertThat(project.result("template", "render", "a.j2", "-e", "who=x", "-e",
        "{\"who\": 5, \"what\": [1]}")).isEqualTo("5 [1]");
    assertThat(project.result("template", "render", "a.j2", "-e", "@more.yaml", "-e",
        "what=\"{{ who[0] }}\"")).isEqualTo("['file'] file");
  }

  @Test
  void render_templateOfZoneThatMakesRecords_saysWhatRendersIt() {
    project.write("zones/a.test.zone.j2", "{{ sshfp_records('ns1') }}\n");

    Outcome outcome = project.run("template", "render", "zones/a.test.zone.j2");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).startsWith("zones/a.test.zone.j2:1:4: ")
        .contains("sshfp_records(): makes records of a zone, there is none here",
            "aeolus zones render");
  }

  @Test
  void render_extraVarsThatAreNone_failsAndSaysWhy() {
    for (String wrong : List.of("who", "who=a b", "./more.yaml", "[1]", "{a: ", "@none.yaml")) {
      Outcome outcome = project.run("template", "render", "a.j2", "-e", wrong);
      boolean usage = !wrong.startsWith("[") && !wrong.startsWith("{") && !wrong.startsWith("@");
      assertThat(outcome.status()).as(wrong).isEqualTo(usage ? 2 : 3);
      assertThat(outcome.err()).as(wrong).isNotBlank().doesNotContain("Exception");
    }
  }

  @Test
  void render_hostWithABrokenVariable_fallsOverItOnlyWhereItIsUsed() {
    project.write("inventory/host_vars/ns2.yaml", "broken: '{{ nope }}'\nfine: '{{ 1 + 1 }}'\n")
        .write("c.j2", "{{ fine }}")
        .write("d.j2", "{{ broken }}");

    assertThat(project.result("template", "render", "c.j2", "--host", "ns2")).isEqualTo("2");
    assertThat(project.run("template", "render", "d.j2", "--host", "ns2").err())
        .contains("d.j2:1:4: error: variable broken of host ns2: unknown variable \"nope\"");
  }

  @Test
  void render_varsAsJson_areRead() {
    project.write("vars.json", "{\"who\": \"file\", \"what\": \"x\"}");

    assertThat(project.result("template", "render", "a.j2", "--vars", "vars.json"))
        .isEqualTo("file x");
  }

  @Test
  void render_host_seesItsVariables() {
    assertThat(project.write("b.j2", "{{ inventory_hostname }} {{ ansible_host }}")
        .result("template", "render", "b.j2", "--host", "ns2")).isEqualTo("ns2 192.0.2.2");
  }

  @Test
  void render_json_hasFileHostAndText() {
    assertThat(project.result("template", "render", "a.j2", "-e", "who=a", "-e", "what=b=c",
        "--json")).isEqualTo("{\"file\":\"a.j2\",\"host\":null,\"text\":\"a b=c\"}\n");
  }

  @Test
  void render_unknownVariable_exitsThreeAndNamesItsPlace() {
    Outcome outcome = project.run("template", "render", "a.j2", "-e", "who=me");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("a.j2:1").contains("what");
  }

  @Test
  void render_whatIsNotThere_exitsThreeAndNamesIt() {
    assertThat(project.run("template", "render", "none.j2")).satisfies(outcome -> {
      assertThat(outcome.status()).isEqualTo(3);
      assertThat(outcome.err()).isEqualTo("none.j2: error: no such file\n");
    });
    assertThat(project.run("template", "render", "a.j2", "--host", "ns3")).satisfies(outcome -> {
      assertThat(outcome.status()).isEqualTo(3);
      assertThat(outcome.err()).contains("unknown host \"ns3\", did you mean \"ns1\"?");
    });
  }

  @Test
  void render_varsThatAreNoMapping_namePlaceAndKind() {
    project.write("vars.yaml", "# nothing\n- a\n");

    Outcome outcome = project.run("template", "render", "a.j2", "--vars", "vars.yaml");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err())
        .isEqualTo("vars.yaml:2:1: error: expected a mapping of variables, got a list\n");
  }

  @Test
  void render_extraWithoutValue_isWrongUsage() {
    assertThat(project.run("template", "render", "a.j2", "-e", "who").status()).isEqualTo(2);
  }
}
