package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.document.DocumentReader;
import aeolus.inventory.document.Node;
import aeolus.inventory.document.Node.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of variables: a mapping in YAML or JSON, possibly encrypted as a whole. */
public final class VarsFile {
  private VarsFile() {}

  /**
   * Reads a file.
   *
   * @param decryptor opens the file, and the vaulted values in it when they are first needed
   * @param warnings gets warnings of duplicate keys
   * @throws InvalidInputException where it can't be read or is no mapping
   */
  public static Map<String, Object> read(Path file, VaultDecryptor decryptor, Problems warnings) {
    String name = file.toString();
    SourceText source = SourceText.read(file, decryptor);
    Node root = new DocumentReader(decryptor, warnings).read(name, source.text());
    Map<String, Object> vars = new LinkedHashMap<>();
    if (root instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> vars.put(entry.name(), source.values().of(entry)));
    } else if (!root.isFalsy()) {
      throw new InvalidInputException(root.in(name),
          "expected a mapping of variables, got " + root.kind());
    }
    return vars;
  }
}
