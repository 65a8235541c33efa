package aeolus.deploy;

/** Hears what happens during a run, from several threads at once. */
@FunctionalInterface
public interface RunListener {
  /** Takes note of an event; must not block for long. */
  void onEvent(RunEvent event);

  /** Returns a listener that passes each event on to this one and then to another. */
  default RunListener and(RunListener other) {
    return event -> {
      onEvent(event);
      other.onEvent(event);
    };
  }
}
