/**
 * Ansible inventories: sources, groups, hosts, variables, patterns. Start with
 * {@link aeolus.inventory.InventoryReader} and {@link aeolus.inventory.Inventory}.
 */
package aeolus.inventory;
