package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds what the examples expect against the installed Ansible. With
 * {@code -Daeolus.inventory.golden=FOLDER} what Ansible prints is written below that folder.
 */
final class DocumentedExamplesIT {
  @TempDir
  private Path scratch;

  @Test
  void expectations_ofEveryExample_areWhatAnsiblePrints() throws IOException {
    assumeTrue(AnsibleOracle.isInstalled(), "ansible-core is not installed");
    String golden = System.getProperty("aeolus.inventory.golden");
    try (AnsibleOracle oracle = AnsibleOracle.start(scratch)) {
      for (String name : DocumentedCase.names()) {
        DocumentedCase example = DocumentedCase.copy(name, scratch);
        JsonNode theirs = oracle.ask(example.folder(), example.sources(), example.choices());
        String hosts = example.selections(selections(theirs));
        if (golden != null) {
          Path folder = Path.of(golden, name);
          Files.writeString(folder.resolve(DocumentedCase.LIST), theirs.get("list").asText());
          Files.writeString(folder.resolve(DocumentedCase.HOSTS), hosts);
        } else {
          assertThat(theirs.get("list").asText()).as(name)
              .isEqualTo(example.expected(DocumentedCase.LIST));
          assertThat(hosts).as(name).isEqualTo(example.expected(DocumentedCase.HOSTS));
        }
      }
    }
  }

  private static List<List<String>> selections(JsonNode theirs) {
    List<List<String>> all = new ArrayList<>();
    for (JsonNode selection : theirs.get("selections")) {
      List<String> names = new ArrayList<>();
      selection.get("names").forEach(name -> names.add(name.asText()));
      all.add(names);
    }
    return all;
  }
}
