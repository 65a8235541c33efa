package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupsTest {
  @TempDir
  Path folder;

  private TestProject project() {
    return TestProject.in(folder.resolve("project"), Map.of("port", 53L, "name", "a"))
        .file("key.txt", " k1 \n\n")
        .file("files/other.txt", "k2\n")
        .file("vaulted", "$ANSIBLE_VAULT;1.1;AES256\n00\n");
  }

  private String problem(String template) {
    List<String> problems = project().problems(template);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
      "{{ lookup('file', 'key.txt') }}. | ' k1.'",
      "{{ lookup('file', 'key.txt', lstrip=true) }}. | k1.",
      "{{ lookup('ansible.builtin.file', 'key.txt', 'other.txt') }}. | ' k1,k2.'",
      "{{ query('file', 'key.txt', 'other.txt') }} | [' k1', 'k2']",
      "{{ q('file', 'other.txt') }} | ['k2']",
      "{{ lookup('file', 'other.txt', wantlist=true) }} | ['k2']",
      "{{ lookup('file', 'none', errors='ignore') is none }} | True",
      "{{ query('file', 'none', errors='ignore') }} | []",
      "{{ lookup('env', 'AEOLUS_IS_NOT_SET') }}. | .",
      "{{ lookup('env', 'AEOLUS_IS_NOT_SET', default='x') }} | x",
      "{{ lookup('pipe', 'cat; cat key.txt; echo x') }}. | ' k1 \n\nx.'",
      "{{ lookup('vars', 'port') + 1 }} | 54", "{{ lookup('vars', 'name', 'name') }} | a,a",
      "{{ lookup('vars', 'nme', default=1) }} | 1",
      "{{ query('items', [1, [2]], 3) }} | [1, [2], 3]",
      "{{ query('indexed_items', ['a', 'b']) }} | '[(0, ''a''), (1, ''b'')]'",
      "{{ query('dict', {'a': 1}) }} | '[{''key'': ''a'', ''value'': 1}]'"})
  void lookup_terms_findsValues(String template, String expected) {
    assertThat(project().text(template)).isEqualTo(expected);
  }

  @Test
  void lookup_variableOfEnvironment_isItsValue() {
    assertThat(project().text("{{ lookup('env', 'PATH') }}")).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void lookup_fileOutsideOfProject_isRefused() throws IOException {
    TestProject project = project();
    Files.writeString(folder.resolve("secret"), "outside");
    Files.createSymbolicLink(folder.resolve("project/link"), folder.resolve("secret"));
    for (String name : List.of("../secret", "link", folder.resolve("secret").toString())) {
      assertThat(project.problems("{{ lookup('file', '" + name + "') }}")).singleElement()
          .asString()
          .endsWith("it is outside of the project");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "{{ lookup('file', 'none') }} | there is none in the project's folder or its files/",
      "{{ lookup('file', 'vaulted') }} | it is encrypted, which is not undone here",
      "{{ lookup('file', 1) }} | expected a string, got int",
      "{{ lookup('fille', 'x') }} | unknown lookup 'fille', there are dict, env, file, "
          + "indexed_items, items, pipe, vars",
      "{{ lookup('pipe', 'touch made', shell='x') }} | unexpected argument \"shell\"",
      "{{ lookup('vars', 'nme') }} | unknown variable \"nme\", did you mean \"name\"?",
      "{{ lookup('env', 'x', errors='warn') }} | expected strict or ignore, got 'warn'"})
  void lookup_mistake_isToldOf(String template, String expected) {
    assertThat(problem(template)).startsWith("t.j2:1:").contains(expected);
    assertThat(folder.resolve("project/made")).doesNotExist();
  }

  @Test
  void lookup_commandFails_showsNeitherArgumentsNorOutput() {
    assertThat(problem("{{ lookup('pipe', 'printf secret; exit 7') }}"))
        .endsWith("command 'printf' failed with status 7");
  }
}
