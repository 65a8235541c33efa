package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DocumentedExamplesTest {
  @TempDir
  private Path scratch;

  static List<String> names() {
    return DocumentedCase.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void listAndSelect_exampleOfTheDocumentation_isAsAnsiblePrintsIt(String name)
      throws IOException {
    DocumentedCase example = DocumentedCase.copy(name, scratch);
    LoadedInventory inventory = new InventoryReader(Envelopes.DECRYPTOR)
        .read(AnsibleOracle.paths(example.folder(), example.sources()), example.folder());

    ByteArrayOutputStream list = new ByteArrayOutputStream();
    inventory.writeList(list, false);
    assertThat(list.toString(StandardCharsets.UTF_8))
        .isEqualTo(example.expected(DocumentedCase.LIST));
    assertThat(example.selections(
        example.choices().stream().map(choice -> names(inventory, choice)).toList()))
        .isEqualTo(example.expected(DocumentedCase.HOSTS));
  }

  private static List<String> names(LoadedInventory inventory, RandomInventory.Choice choice) {
    try {
      return inventory.select(choice.pattern(), choice.limit())
          .hosts()
          .stream()
          .map(Host::name)
          .toList();
    } catch (InvalidInputException nothing) {
      return List.of();
    }
  }
}
