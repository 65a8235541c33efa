/**
 * Virtual machines to try everything on: stock Debian servers under QEMU, reachable on loopback
 * only. Start with {@link aeolus.lab.Lab}; {@link aeolus.lab.LabSpec} says what there is to boot.
 */
package aeolus.lab;
