package aeolus.inventory;

import aeolus.core.Location;

/** Adds the hosts of a list such as {@code a,b:2222,} given in place of a file. */
final class HostList {
  private HostList() {}

  static void read(String list, InventoryModel model) {
    // Ansible's own inventory_dir of a host that no file names
    SourceOrigin origin = new SourceOrigin(list, "None");
    for (String item : list.split(",")) {
      String name = item.strip();
      if (!name.isEmpty()) {
        add(name, origin, model, Location.of(list));
      }
    }
  }

  private static void add(String text, SourceOrigin origin, InventoryModel model, Location where) {
    HostAddress address = HostAddress.parse(text);
    if (address != null && address.host().indexOf('[') >= 0) {
      address = null;
    }
    String name = address == null ? text : address.host();
    if (!model.hosts().containsKey(name)) {
      model.addHost(name, "ungrouped", address == null ? null : address.port(), origin, where);
    }
  }
}
