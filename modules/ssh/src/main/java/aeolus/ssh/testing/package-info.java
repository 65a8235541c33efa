/**
 * A network of hosts that exist in memory only, for the tests of whoever uses {@link aeolus.ssh}.
 * Start with {@link aeolus.ssh.testing.FakeSshConnector}.
 */
package aeolus.ssh.testing;
