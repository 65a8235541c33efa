package aeolus.ssh;

/** Logs in to hosts; may be used by many threads at once. */
public interface SshConnector extends AutoCloseable {
  /** Tries once, within the target's bounds. */
  ConnectResult connect(SshTarget target);

  @Override
  void close();
}
