package aeolus.deploy;

/** What a host was left as. */
public enum HostState {
  /** The old system runs as before. */
  UNTOUCHED("the old system runs on, its disks untouched"),
  /** The old system was left and has booted again. */
  OLD_SYSTEM_BACK("the old system has booted again, its disks untouched"),
  /** The old system has booted again after the payload had begun. */
  OLD_SYSTEM_RETURNED(
      "the old system has booted again; what was written before it did is not known"),
  /** The host is in the initramfs or on its way there, and nothing was written. */
  LEAVING("nothing was written; without confirmation the old system boots again by itself"),
  /** The host may have been confirmed in the initramfs; nobody heard what came of it. */
  UNSURE("it may have been confirmed, so that its disk may be being written; run resume looks for"
      + " it"),
  /** The host was told to leave its old system, and nothing was seen of it since. */
  LOST(
      "nothing was written as far as is known; without confirmation the old system boots again by"
          + " itself, or by a reset where the host hangs"),
  /** The disk was being written. */
  WRITING(
      "its disk was being written; the initramfs's SSH server stays up, and the same command, or run"
          + " resume, goes on from there"),
  /** The disk was being written when the host was last seen. */
  OUT_OF_SIGHT(
      "its disk was being written when it was last seen; as long as its initramfs runs, the"
          + " same command, or run resume, goes on from there, else it takes its console"),
  /** All was written and the host was told to boot from it. */
  REBOOTING("the new system was written and the host told to boot it"),
  /** The new system runs. */
  NEW_SYSTEM("the new system runs"),
  /** No zone file was replaced. */
  ZONES_UNTOUCHED("its zones are as before"),
  /** Zone files were replaced, and put back. */
  ZONES_RESTORED("the old zone files were put back and the server told to load them"),
  /** Zone files were replaced; whether all were put back is not known. */
  ZONES_UNSURE("the old zone files could not be put back, or the server not be told so");

  private final String description;

  HostState(String description) {
    this.description = description;
  }

  /** Tells whether the host was lost, or went beyond where its old system boots by itself. */
  boolean isPastReturn() {
    return switch (this) {
      case UNSURE, LOST, WRITING, OUT_OF_SIGHT, OLD_SYSTEM_RETURNED, REBOOTING, NEW_SYSTEM -> true;
      case UNTOUCHED, OLD_SYSTEM_BACK, LEAVING, ZONES_UNTOUCHED, ZONES_RESTORED,
          ZONES_UNSURE ->
        false;
    };
  }

  /** Says it in words, to follow a semicolon. */
  public String description() {
    return description;
  }
}
