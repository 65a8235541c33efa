package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads inventories as Ansible does: files and folders, YAML, JSON and INI, with their variables. */
public final class InventoryReader {
  private final VaultDecryptor decryptor;

  /** Makes a reader that opens vaulted files and values with the given decryptor. */
  public InventoryReader(VaultDecryptor decryptor) {
    this.decryptor = decryptor;
  }

  /**
   * Reads sources, later ones over earlier ones.
   *
   * @param sources files, folders, or host lists with a comma such as {@code a,b}
   * @param projectDir the folder whose {@code group_vars} and {@code host_vars} come on top, as
   *        those beside a playbook; its path is {@code playbook_dir}
   * @throws InvalidInputException with all problems of all files
   */
  public LoadedInventory read(List<Path> sources, Path projectDir) {
    Problems problems = new Problems();
    InventoryModel model = new InventoryModel(problems);
    SourceFiles files = new SourceFiles(decryptor, model, problems);
    sources.forEach(files::read);
    if (!problems.hasErrors()) {
      model.reconcile();
    }
    VarLayers layers = layers(model, sources, projectDir, problems);
    layers.load();
    List<Problem> warnings = problems.throwIfErrors();
    return new LoadedInventory(model, layers, List.copyOf(sources), warnings);
  }

  private VarLayers layers(InventoryModel model, List<Path> sources, Path projectDir,
      Problems problems) {
    Map<Path, VarsFolder> folders = new HashMap<>();
    List<VarsFolder> beside = new ArrayList<>();
    for (Path source : sources) {
      if (Files.exists(source)) {
        beside.add(folders.computeIfAbsent(folderOf(source), folder -> folder(folder, problems)));
      }
    }
    VarsFolder project = folders.computeIfAbsent(projectDir, folder -> folder(folder, problems));
    return new VarLayers(model, beside, project, projectDir);
  }

  private VarsFolder folder(Path folder, Problems problems) {
    return new VarsFolder(folder, decryptor, problems);
  }

  private static Path folderOf(Path source) {
    if (Files.isDirectory(source)) {
      return source;
    }
    return source.getParent() == null ? Path.of("") : source.getParent();
  }
}
