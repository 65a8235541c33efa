package aeolus.ssh;

/** What came of sending a file. */
public sealed interface UploadResult {
  /** It is there, whole. */
  record Done(long bytes) implements UploadResult {}

  /** It is not there. */
  record Failed(String reason) implements UploadResult {}
}
