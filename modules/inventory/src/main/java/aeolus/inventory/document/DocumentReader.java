package aeolus.inventory.document;

import aeolus.core.InvalidInputException;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;

/** Reads a text as JSON where it is JSON, else as YAML, which is Ansible's order of trying. */
public final class DocumentReader {
  private final VaultDecryptor decryptor;
  private final Problems warnings;

  /**
   * Makes a reader.
   *
   * @param decryptor opens {@code !vault} values, when they are first needed
   * @param warnings gets warnings of duplicate keys
   */
  public DocumentReader(VaultDecryptor decryptor, Problems warnings) {
    this.decryptor = decryptor;
    this.warnings = warnings;
  }

  /**
   * Reads a document.
   *
   * @param file name of the file for messages
   * @throws InvalidInputException where the text is neither JSON nor YAML
   */
  public Node read(String file, String text) {
    if (!looksLikeJson(text)) {
      return yaml(file, text);
    }
    try {
      return readJson(file, text);
    } catch (InvalidInputException notJson) {
      if (file.endsWith(".json")) {
        return yamlOr(file, text, notJson);
      }
      return yaml(file, text);
    }
  }

  /**
   * Reads a document that can only be JSON.
   *
   * @param file name of the file for messages
   * @throws InvalidInputException where the text is not JSON
   */
  public Node readJson(String file, String text) {
    Problems found = new Problems();
    Node root = new JsonDocument(file, decryptor, found).read(text);
    warnings.addAll(found.list());
    return root;
  }

  private Node yamlOr(String file, String text, InvalidInputException notJson) {
    try {
      return yaml(file, text);
    } catch (InvalidInputException notYaml) {
      notJson.addSuppressed(notYaml);
      throw notJson;
    }
  }

  private Node yaml(String file, String text) {
    return new YamlDocument(file, decryptor, warnings).read(text);
  }

  private static boolean looksLikeJson(String text) {
    int start = 0;
    while (start < text.length() && " \t\r\n".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
  }
}
