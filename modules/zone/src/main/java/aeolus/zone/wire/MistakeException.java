package aeolus.zone.wire;

/** Ends the reading of one entry of a master file. */
public final class MistakeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * Says what is wrong.
   *
   * @param offset of the octet where it is
   */
  public MistakeException(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  public int offset() {
    return offset;
  }
}
