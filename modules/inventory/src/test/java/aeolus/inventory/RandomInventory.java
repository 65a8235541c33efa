package aeolus.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A project made at random, the same for the same seed: sources of all kinds and their variables. */
final class RandomInventory {
  /** A pattern with its limit, which may be null. */
  record Choice(String pattern, String limit) {}

  static final String LIMIT_FILE = "limit.retry";

  private static final List<String> FOLDERS = List.of("", "inventory/", "other/");

  private final Random random;
  private final RandomNames names;
  private final Map<String, String> files = new TreeMap<>();
  private final List<String> sources = new ArrayList<>();
  private final List<Choice> patterns = new ArrayList<>();

  RandomInventory(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    names = new RandomNames(random);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      addSource(i);
    }
    int varsFiles = random.nextInt(6);
    for (int i = 0; i < varsFiles; i++) {
      addVarsFile();
    }
    RandomPatterns chooser = new RandomPatterns(random, names);
    files.put(LIMIT_FILE, chooser.lines());
    for (int i = 0; i < 8; i++) {
      patterns.add(chooser.next());
    }
  }

  List<String> sources() {
    return sources;
  }

  List<Choice> patterns() {
    return patterns;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private void addSource(int number) {
    String folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
    if (oneIn(12)) {
      sources.add(List.of("h1,", "h1, beta ,10.0.0.9", "alpha:2201,gamma.example.net,",
          "[2001:db8::7]:22,::1", ",h2,h[1:2],").get(random.nextInt(5)));
      return;
    }
    if (oneIn(5)) {
      String name = "dir" + number;
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        addFile(name + "/" + (oneIn(4) ? "deeper/" : "") + (3 - i) + "part");
      }
      files.put(name + "/README.md", "not: [an inventory");
      files.put(name + "/.hidden.yml", "not: [an inventory");
      sources.add(name);
      return;
    }
    sources.add(addFile(folder + "hosts" + number));
  }

  /** Adds an inventory file of some format and returns its name. */
  private String addFile(String base) {
    String name = switch (random.nextInt(7)) {
      case 6 -> put(base + (oneIn(2) ? ".sh" : ""), new RandomScript(random, names).text());
      case 0 -> put(base + (oneIn(2) ? "" : ".ini"), new RandomIni(random, names).text());
      case 1 -> put(base + (oneIn(4) ? "" : ".json"), RandomYaml.json(random, names).inventory());
      case 2 -> put(base, new RandomYaml(random, names).inventory());
      case 3 -> put(base + ".yaml", new RandomYaml(random, names).inventory());
      default -> put(base + ".yml", new RandomYaml(random, names).inventory());
    };
    return name;
  }

  private String put(String name, String text) {
    files.put(name, text);
    return name;
  }

  private void addVarsFile() {
    String folder = oneIn(6) ? "dir0/" : FOLDERS.get(random.nextInt(FOLDERS.size()));
    boolean host = oneIn(3);
    String entity = host ? names.knownHost() : names.group();
    if (entity.indexOf('/') >= 0) {
      return;
    }
    String base = folder + (host ? "host_vars/" : "group_vars/") + entity;
    switch (random.nextInt(9)) {
      case 8 -> files.put(base + ".yml", oneIn(4) ? "- a list\n" : "a: 1\nb: [x]\na: again\n");
      case 0 -> files.put(base, new RandomYaml(random, names).vars());
      case 1 -> files.put(base + ".json", RandomYaml.json(random, names).vars());
      case 2 -> files.put(base + ".yaml", new RandomYaml(random, names).vars());
      case 3 -> files.put(base + ".yml", Envelopes.FILE);
      case 4 -> {
        files.put(base + "/10-first.yml", new RandomYaml(random, names).vars());
        files.put(base + "/sub/20", new RandomYaml(random, names).vars());
        files.put(base + "/sub.d/30.yml", "never: read");
        files.put(base + "/.hidden.yml", "never: read");
        files.put(base + "/backup.yml~", "never: read");
      }
      case 5 -> files.put(base + ".yml", oneIn(2) ? "" : "---\n# nothing\n");
      default -> files.put(base + ".yml", new RandomYaml(random, names).vars());
    }
  }

  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : withoutClashes().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
      if (file.getValue().startsWith("#!")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /** A name can't be both a file and a folder: the folder stays. */
  private Map<String, String> withoutClashes() {
    Map<String, String> kept = new LinkedHashMap<>(files);
    kept.keySet()
        .removeIf(
            name -> files.keySet().stream().anyMatch(other -> other.startsWith(name + "/")));
    return kept;
  }

  /** Shows all files, to find a difference by. */
  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder("sources " + sources + "\n");
    withoutClashes().forEach((name, text) -> shown.append("=== ")
        .append(name)
        .append('\n')
        .append(text)
        .append(text.endsWith("\n") ? "" : "\n"));
    return shown.toString();
  }
}
