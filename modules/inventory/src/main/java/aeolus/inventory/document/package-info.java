/**
 * Reads YAML (as PyYAML reads it for Ansible) and JSON into nodes that know where they stand. Start
 * with {@link aeolus.inventory.document.DocumentReader}.
 */
package aeolus.inventory.document;
