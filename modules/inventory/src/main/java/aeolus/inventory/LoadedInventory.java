package aeolus.inventory;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Vars;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An inventory as {@link InventoryReader} read it; safe to use from several threads. */
public final class LoadedInventory implements Inventory {
  private final InventoryModel model;
  private final VarLayers layers;
  private final List<Path> sources;
  private final List<Problem> warnings;
  private final List<InventoryHost> order;
  private List<Host> hosts;
  private Map<String, List<String>> groups;
  private final Map<String, Host> made = new ConcurrentHashMap<>();

  LoadedInventory(InventoryModel model, VarLayers layers, List<Path> sources,
      List<Problem> warnings) {
    this.model = model;
    this.layers = layers;
    this.sources = sources;
    this.warnings = warnings;
    this.order = List.copyOf(model.groups().get("all").allHosts());
  }

  private static Map<String, List<String>> groupsOf(InventoryModel model) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    model.groups()
        .forEach((name, group) -> all.put(name,
            group.allHosts().stream().map(InventoryHost::name).toList()));
    return Collections.unmodifiableMap(all);
  }

  @Override
  public synchronized List<Host> hosts() {
    if (hosts == null) {
      hosts = order.stream().map(this::host).toList();
    }
    return hosts;
  }

  @Override
  public Optional<Host> host(String name) {
    return Optional.ofNullable(model.hosts().get(name)).map(this::host);
  }

  private Host host(InventoryHost host) {
    return made.computeIfAbsent(host.name(), name -> new Host(name,
        layers.layer(host).shownNames(), Vars.ofUnmodifiable(layers.allVars(host))));
  }

  @Override
  public synchronized Map<String, List<String>> groups() {
    if (groups == null) {
      groups = groupsOf(model);
    }
    return groups;
  }

  @Override
  public Selection select(String pattern, String limit) {
    return new PatternSelector(model, this::host).select(pattern, limit);
  }

  @Override
  public List<Problem> warnings() {
    return warnings;
  }

  @Override
  public List<Path> sources() {
    return sources;
  }

  /**
   * Writes what {@code ansible-inventory --list} prints.
   *
   * @param export as its option {@code --export}: variables at the groups that set them
   */
  public void writeList(OutputStream out, boolean export) throws IOException {
    new InventoryJson(this, export, out).write();
  }

  /**
   * Returns the variables of a host as {@code ansible-inventory --host NAME} prints them.
   *
   * @throws InvalidInputException where the inventory has no such host
   */
  public String hostJson(String name) {
    InventoryHost host = model.hosts().get(name);
    if (host == null) {
      throw new InvalidInputException(Location.of("host \"" + name + "\""), "no such host");
    }
    return new String(JsonText.of(layers.shownVars(host), 0), StandardCharsets.UTF_8) + "\n";
  }

  /**
   * Returns the tree of groups and hosts as {@code ansible-inventory --graph} prints it.
   *
   * @param group the group to begin with, {@code all} for the whole
   * @param withVars as its option {@code --vars}; secrets show as stars
   * @throws InvalidInputException where the inventory has no such group
   */
  public String graph(String group, boolean withVars) {
    if (!model.hasGroup(group)) {
      throw new InvalidInputException(Location.of("group \"" + group + "\""), "no such group");
    }
    return new InventoryGraph(layers, withVars).of(model.groups().get(group));
  }

  InventoryModel model() {
    return model;
  }

  VarLayers layers() {
    return layers;
  }

  /** Returns the hosts in Ansible's order. */
  List<InventoryHost> order() {
    return order;
  }
}
