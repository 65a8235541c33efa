package aeolus.ssh;

/** Logs in to hosts; may be used by many threads at once. */
public interface SshConnector extends AutoCloseable {
  /**
   * Logs in within the target's bounds; a server that drops connections because too many come at
   * once is tried again. An interrupt of the calling thread ends it.
   */
  ConnectResult connect(SshTarget target);

  @Override
  void close();
}
