package aeolus.lab;

/**
 * A machine of the lab as it is now.
 *
 * @param name its inventory name
 * @param sshPort port of loopback that leads to its SSH server
 * @param dnsPort port of loopback, UDP and TCP, that leads to its DNS server
 * @param running whether its QEMU runs
 * @param sshAnswers whether its SSH server has greeted
 * @param pid QEMU's process id, 0 where it does not run
 * @param memoryMib its memory in MiB
 */
public record LabMachine(String name, int sshPort, int dnsPort, boolean running,
    boolean sshAnswers, long pid, int memoryMib) {}
