/** The one place that knows Apache MINA SSHD. */
package aeolus.ssh.mina;
