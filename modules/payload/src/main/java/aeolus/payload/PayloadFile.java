package aeolus.payload;

/** One entry to be: a file, a link or a folder. */
final class PayloadFile {
  private final int mode;
  private final byte[] content;
  private final String linkTarget;

  private PayloadFile(int mode, byte[] content, String linkTarget) {
    this.mode = mode;
    this.content = content;
    this.linkTarget = linkTarget;
  }

  static PayloadFile of(byte[] content, int mode) {
    return new PayloadFile(mode, content, null);
  }

  static PayloadFile link(String target) {
    return new PayloadFile(0777, null, target);
  }

  static PayloadFile folder(int mode) {
    return new PayloadFile(mode, null, null);
  }

  /** Returns the permission bits. */
  int mode() {
    return mode;
  }

  /** Returns the content of a file, null for links and folders. */
  byte[] content() {
    return content;
  }

  /** Returns the target of a link, null for files and folders. */
  String linkTarget() {
    return linkTarget;
  }

  boolean isFile() {
    return content != null;
  }
}
