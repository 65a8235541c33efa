/**
 * The scripts that run on a host and what is said to and by them, see docs/PROTOCOL.md. Start with
 * {@link aeolus.anemos.HostScripts} and {@link aeolus.anemos.AnemosConf}.
 */
package aeolus.anemos;
