package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.document.DocumentReader;
import aeolus.inventory.document.Node;
import aeolus.inventory.document.Node.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what each source is and has it read. */
final class SourceFiles {
  /** What Ansible passes over in a folder, besides hidden files and the folders of variables. */
  private static final List<String> IGNORED_ENDINGS = List.of(".pyc", ".pyo", ".swp", ".bak", "~",
      ".rpm", ".md", ".txt", ".rst", ".orig", ".ini", ".cfg", ".retry");
  private static final Set<String> IGNORED_NAMES = Set.of("host_vars", "group_vars",
      "vars_plugins");
  private static final Set<String> YAML_EXTENSIONS = Set.of("", ".yaml", ".yml", ".json");

  private final VaultDecryptor decryptor;
  private final InventoryModel model;
  private final Problems problems;
  private final OpenFolders open = new OpenFolders();

  SourceFiles(VaultDecryptor decryptor, InventoryModel model, Problems problems) {
    this.decryptor = decryptor;
    this.model = model;
    this.problems = problems;
  }

  /** Reads a source; what is wrong with it goes to the problems. */
  void read(Path source) {
    if (Files.isDirectory(source)) {
      folder(source);
    } else if (Files.exists(source)) {
      file(source);
    } else if (source.toString().indexOf(',') >= 0) {
      HostList.read(source.toString(), model);
    } else {
      problems.error(Location.of(source.toString()), "no such inventory file or folder");
    }
  }

  private void folder(Path source) {
    if (!open.enter(source)) {
      problems.error(Location.of(source.toString()), "a folder within itself, by a symbolic link");
      return;
    }
    List<Path> files = children(source).stream().filter(SourceFiles::isWanted).toList();
    if (files.isEmpty()) {
      problems.warning(Location.of(source.toString()), "no inventory file in this folder");
    }
    files.forEach(this::entry);
    open.leave();
  }

  /** A named pipe is fine as a source of its own, but would stop the reading of a folder. */
  private void entry(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
      problems.error(Location.of(path.toString()), "expected a file or a folder, got a device");
    } else {
      read(path);
    }
  }

  private List<Path> children(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(Path::getFileName)
          .map(Path::toString)
          .sorted(CodePoints.ORDER)
          .map(folder::resolve)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      problems.error(Location.of(folder.toString()), "can't be listed: permission denied");
      return List.of();
    }
  }

  private static boolean isWanted(Path entry) {
    String name = entry.getFileName().toString();
    return !name.startsWith(".") && !IGNORED_NAMES.contains(name)
        && IGNORED_ENDINGS.stream().noneMatch(name::endsWith);
  }

  private void file(Path path) {
    try {
      if (isProgram(path)) {
        new ScriptSource(path, model, decryptor, problems).read();
      } else {
        text(path, SourceText.read(path, decryptor));
      }
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
  }

  /** Tells a program from a file that merely has the mode of one, as on some network shares. */
  private static boolean isProgram(Path path) {
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      String start = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      return start.startsWith("#!") || start.equals("\u007fELF");
    } catch (IOException e) {
      // reading it as a text says what is wrong
      return false;
    }
  }

  private void text(Path path, SourceText source) {
    String extension = VarsFolder.extension(path.getFileName().toString());
    if (extension.equals(".toml")) {
      problems.error(new Location(path.toString(), 1, 1),
          "TOML inventories are not supported, expected YAML, JSON, INI or a program");
      return;
    }
    int before = problems.list().size();
    if (!YAML_EXTENSIONS.contains(extension)) {
      new IniSource(path.toString(), SourceOrigin.of(path), model, problems).read(source.text());
    } else {
      yamlOrIni(path, source, extension);
    }
    if (source.text().startsWith("#!")
        && problems.list().stream().skip(before).anyMatch(Problem::isError)) {
      problems.error(new Location(path.toString(), 1, 1),
          "begins as a program but is not executable, so it was read as a text; chmod +x it");
    }
  }

  /** A file that is no YAML mapping may be INI, whatever its name; Ansible tries in this order. */
  private void yamlOrIni(Path path, SourceText source, String extension) {
    String file = path.toString();
    List<Problem> notYaml;
    Problems warnings = new Problems();
    try {
      Node root = new DocumentReader(decryptor, warnings).read(file, source.text());
      if (root instanceof Mapping mapping && !mapping.isFalsy()) {
        problems.addAll(warnings.list());
        new YamlSource(file, SourceOrigin.of(path), source.values(), model, problems).read(mapping);
        return;
      }
      notYaml = List.of(Problem.error(root.in(file),
          "expected a mapping of groups, got " + root.kind()));
    } catch (InvalidInputException e) {
      notYaml = e.problems();
    }
    ini(path, source.text(), notYaml, extension.isEmpty());
  }

  private void ini(Path path, String text, List<Problem> notYaml, boolean unnamed) {
    Problems tried = new Problems();
    // tried on a model of its own first: half of a file must not get in
    InventoryModel trial = new InventoryModel(tried);
    model.groups().keySet().forEach(name -> trial.addGroup(name, Location.of(path.toString())));
    new IniSource(path.toString(), SourceOrigin.of(path), trial, tried).read(text);
    boolean wantsYaml = tried.hasErrors() && (!unnamed || !IniSource.looksLikeIni(text));
    if (wantsYaml) {
      problems.addAll(notYaml);
    } else {
      new IniSource(path.toString(), SourceOrigin.of(path), model, problems).read(text);
    }
  }
}
