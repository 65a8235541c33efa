/**
 * SSH: logging in to hosts whose keys are known, running commands, sending files. Start with
 * {@link aeolus.ssh.SshConnector} and {@link aeolus.ssh.SshTarget}.
 */
package aeolus.ssh;
