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
    SourceText source = SourceText.read(file, decryptor);
    return parse(file.toString(), source, decryptor, warnings);
  }

  /**
   * Reads a text.
   *
   * @param name of where it comes from
   * @throws InvalidInputException where it is no mapping
   */
  static Map<String, Object> parse(String name, String text, VaultDecryptor decryptor,
      Problems warnings) {
    return parse(name, new SourceText(text, VarValues.PLAIN), decryptor, warnings);
  }

  private static Map<String, Object> parse(String name, SourceText source,
      VaultDecryptor decryptor, Problems warnings) {
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
