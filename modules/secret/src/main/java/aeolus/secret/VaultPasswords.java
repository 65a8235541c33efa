package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The vault passwords that the user gave, in order.
 *
 * @param list the passwords
 */
public record VaultPasswords(List<VaultPassword> list) {
  /** No password at all. */
  public static final VaultPasswords NONE = new VaultPasswords(List.of());

  public VaultPasswords {
    list = List.copyOf(list);
  }

  /**
   * Reads options as {@code --vault-id}: {@code SOURCE} or {@code LABEL@SOURCE}, the source a file,
   * an executable file, or {@code prompt}.
   *
   * @param options the options in order
   * @param prompt asks the user, given the label
   */
  public static VaultPasswords parse(List<String> options, Function<String, SecretText> prompt) {
    List<VaultPassword> list = new ArrayList<>();
    for (String option : options) {
      int at = option.indexOf('@');
      String label = at <= 0 ? VaultPassword.DEFAULT_ID : option.substring(0, at);
      String source = option.substring(at + 1);
      list.add(source.equals("prompt") || source.equals("prompt_ask_vault_pass")
          ? VaultPassword.prompted(label, () -> prompt.apply(label))
          : VaultPassword.fromFile(label, Path.of(source)));
    }
    return new VaultPasswords(list);
  }

  /** Returns those of a vault id first, then the others; null is the id of no id. */
  List<VaultPassword> bestFirst(String vaultId) {
    String wanted = vaultId == null ? VaultPassword.DEFAULT_ID : vaultId;
    List<VaultPassword> ordered = new ArrayList<>();
    list.stream().filter(password -> password.id().equals(wanted)).forEach(ordered::add);
    list.stream().filter(password -> !password.id().equals(wanted)).forEach(ordered::add);
    return ordered;
  }

  /**
   * Returns the password to encrypt with.
   *
   * @param vaultId the vault id asked for; null where there is only one to choose
   * @throws AeolusException where none has that vault id, or null leaves a choice
   */
  public VaultPassword forEncryption(String vaultId) {
    List<String> ids = list.stream().map(VaultPassword::id).distinct().toList();
    if (vaultId == null && ids.size() > 1) {
      throw new AeolusException(ExitCode.USAGE, "several vault passwords, expected"
          + " --encrypt-vault-id with one of " + String.join(", ", ids));
    }
    return list.stream()
        .filter(password -> vaultId == null || password.id().equals(vaultId))
        .findFirst()
        .orElseThrow(() -> new AeolusException(ExitCode.USAGE, list.isEmpty()
            ? "expected a vault password to encrypt with: --vault-id [ID@]SOURCE"
            : "no password for vault id \"" + vaultId + "\", expected one of "
                + String.join(", ", ids)));
  }
}
