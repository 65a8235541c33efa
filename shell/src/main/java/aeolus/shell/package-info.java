/** The commands and the interactive shell; the only place that wires modules together. */
package aeolus.shell;
