package aeolus.shell;

/** Counts hosts that are done. */
final class FanOutProgress {
  private final StatusLine status;
  private final int all;
  private int ended;
  private int failed;

  FanOutProgress(StatusLine status, int all) {
    this.status = status;
    this.all = all;
    show();
  }

  void ended(boolean well) {
    ended++;
    failed += well ? 0 : 1;
    show();
  }

  private void show() {
    status.show(ended + " of " + Count.of(all, "host") + " done"
        + (failed == 0 ? "" : ", " + failed + " failed"));
  }
}
