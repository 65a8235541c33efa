package aeolus.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads inventories made at random and compares all that is printed with what Ansible's own code
 * prints. {@code -Daeolus.inventory.seeds=1:5000} runs others than the default ones.
 */
final class AnsibleDifferentialIT {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private static final String GRAPH = "graphVars";

  @TempDir
  private Path scratch;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  void everything_randomInventories_isAsAnsiblePrintsIt() throws IOException {
    assumeTrue(AnsibleOracle.isInstalled(), "ansible-core is not installed");
    String[] seeds = System.getProperty("aeolus.inventory.seeds", "1:300").split(":");
    try (AnsibleOracle oracle = AnsibleOracle.start(scratch)) {
      for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
        compare(seed, oracle);
      }
    }
    System.out.println("inventories compared with Ansible: " + counts);
    assertThat(differences.stream().limit(10)).as("%d differences", differences.size()).isEmpty();
    assertThat(counts.get("same"))
        .isGreaterThan(counts.values().stream().mapToInt(i -> i).sum() / 2);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void compare(long seed, AnsibleOracle oracle) throws IOException {
    RandomInventory random = new RandomInventory(seed);
    Path folder = Files.createDirectory(scratch.resolve("case" + seed));
    random.writeTo(folder);
    JsonNode theirs = oracle.ask(folder, random.sources(), random.patterns());
    LoadedInventory ours;
    try {
      ours = new InventoryReader(Envelopes.DECRYPTOR)
          .read(AnsibleOracle.paths(folder, random.sources()), folder);
    } catch (AeolusException e) {
      refused(seed, random, theirs, e);
      return;
    }
    if (isRefused(theirs)) {
      count("refused by Ansible only");
      differs(seed, random, "refusal", theirs.path("failure") + " " + theirs.path("warnings")
          + theirs.path("errors"), "accepted");
      return;
    }
    int before = differences.size();
    compareOutput(seed, random, theirs, ours);
    compareSelections(seed, random, theirs, ours, folder);
    count(before == differences.size() ? "same" : "different");
  }

  /** Secrets show in Ansible's graph, not in ours; times have a blank in it, in ours a T. */
  private void compareGraphVars(long seed, RandomInventory random, JsonNode theirs,
      LoadedInventory ours) {
    String text = theirs.get(GRAPH).asText();
    if (theirs.get(GRAPH).isNull() || random.toString().contains("$ANSIBLE_VAULT")
        || text.contains("datetime.")) {
      count("graph with variables not comparable");
      return;
    }
    String expected = withBlank(text);
    String actual = withBlank(ours.graph("all", true));
    if (!expected.equals(actual)) {
      differs(seed, random, "graphVars", expected, actual);
    }
  }

  private static String withBlank(String times) {
    return times.replaceAll("(= \\d{4}-\\d\\d-\\d\\d)T(\\d\\d:)", "$1 $2");
  }

  private static boolean isRefused(JsonNode theirs) {
    // its graph fails on variables whose keys are of several types
    boolean errors = theirs.path("errors")
        .propertyStream()
        .anyMatch(e -> !e.getKey().equals(GRAPH));
    return theirs.has("failure") || errors
        || theirs.path("warnings").toString().contains("Failed to parse");
  }

  private void refused(long seed, RandomInventory random, JsonNode theirs, AeolusException e) {
    if (onlyUnopenedFiles(e, scratch.resolve("case" + seed))) {
      count("refused for a file of variables that Ansible opens later");
      return;
    }
    boolean both = isRefused(theirs);
    if (both && Boolean.getBoolean("aeolus.inventory.refusals")) {
      System.out.println(seed + ": " + e.getMessage() + "\n    " + theirs.path("failure")
          + theirs.path("warnings") + theirs.path("errors"));
    }
    count(both ? "refused by both" : "refused by us only");
    if (!both) {
      differs(seed, random, "refusal", "accepted", e.getMessage());
    }
  }

  /** Files of variables beside the playbook are opened by Ansible when a host needs them. */
  private static boolean onlyUnopenedFiles(AeolusException e, Path folder) {
    return e instanceof InvalidInputException invalid && invalid.problems()
        .stream()
        .filter(Problem::isError)
        .allMatch(problem -> problem.location().file().startsWith(folder + "/group_vars/")
            || problem.location().file().startsWith(folder + "/host_vars/"));
  }

  private void compareOutput(long seed, RandomInventory random, JsonNode theirs,
      LoadedInventory ours) throws IOException {
    same(seed, random, "list", theirs.get("list").asText(), list(ours, false));
    same(seed, random, "export", theirs.get("export").asText(), list(ours, true));
    same(seed, random, "graph", theirs.get("graph").asText(), ours.graph("all", false));
    compareGraphVars(seed, random, theirs, ours);
    compareTrees(seed, random, "groups", theirs.get("groups"), ours.groups());
    for (Map.Entry<String, JsonNode> host : theirs.get("magic").properties()) {
      Map<String, Object> all = ours.host(host.getKey()).orElseThrow().vars().asMap();
      Map<String, Object> magic = new TreeMap<>();
      host.getValue().fieldNames().forEachRemaining(name -> magic.put(name, plain(all.get(name))));
      compareTrees(seed, random, "magic variables", host.getValue(), magic);
    }
    for (Map.Entry<String, JsonNode> host : theirs.get("host").properties()) {
      same(seed, random, "host", host.getValue().asText(), ours.hostJson(host.getKey()));
    }
  }

  /** Takes secret and unsafe texts for the texts that they are. */
  private static Object plain(Object value) {
    return switch (value) {
      case SecretText secret -> secret.revealText();
      case UnsafeText unsafe -> unsafe.toString();
      case null, default -> value;
    };
  }

  private void compareTrees(long seed, RandomInventory random, String what, JsonNode theirs,
      Object ours) {
    JsonNode tree = tree(JSON.valueToTree(ours).toString());
    if (!tree.equals(tree(theirs.toString()))) {
      differs(seed, random, what, theirs.toPrettyString(), tree.toPrettyString());
    }
  }

  private static String list(LoadedInventory inventory, boolean export) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    inventory.writeList(out, export);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void same(long seed, RandomInventory random, String what, String theirs, String ours) {
    if (theirs.equals(ours)) {
      return;
    }
    if (what.startsWith("graph") || !tree(theirs).equals(tree(ours))) {
      differs(seed, random, what, theirs, ours);
    } else {
      // Ansible doesn't sort at all where keys can't be compared, and sorts numbers as numbers
      count("the same but for the order of keys");
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compareSelections(long seed, RandomInventory random, JsonNode theirs,
      LoadedInventory ours, Path folder) {
    for (int i = 0; i < random.patterns().size(); i++) {
      RandomInventory.Choice choice = random.patterns().get(i);
      JsonNode names = theirs.get("selections").get(i).get("names");
      List<String> expected = new ArrayList<>();
      names.forEach(name -> expected.add(name.asText()));
      List<String> actual = select(ours, choice, folder);
      boolean limitIgnored = InventoryModel.LOCALHOST.contains(choice.pattern())
          && expected.equals(List.of(choice.pattern())) && actual.isEmpty();
      if (!expected.equals(actual) && !limitIgnored) {
        differs(seed, random, choice.toString(), expected + " " + theirs.get("selections").get(i),
            actual.toString());
      }
    }
  }

  private static List<String> select(LoadedInventory ours, RandomInventory.Choice choice,
      Path folder) {
    String limit = choice.limit();
    if (limit != null) {
      limit = limit.replace("@" + RandomInventory.LIMIT_FILE,
          "@" + folder.resolve(RandomInventory.LIMIT_FILE));
    }
    try {
      return ours.select(choice.pattern(), limit)
          .hosts()
          .stream()
          .map(Host::name)
          .toList();
    } catch (AeolusException nothingOrWrong) {
      return List.of();
    }
  }

  private void differs(long seed, RandomInventory random, String what, String theirs, String ours) {
    differences.add("seed " + seed + ", " + what + "\n" + random + "--- only Ansible\n"
        + linesWithout(theirs, ours) + "\n--- only Aeolus\n" + linesWithout(ours, theirs));
  }

  /** The first lines that the other text doesn't have. */
  private static String linesWithout(String text, String other) {
    Set<String> known = other.lines().collect(Collectors.toSet());
    return text.lines()
        .filter(line -> !known.contains(line))
        .limit(12)
        .collect(Collectors.joining("\n"));
  }
}
