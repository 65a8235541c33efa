package aeolus.zone.dnsjava;

/** Ends the reading of one entry. */
final class MistakeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Mistake mistake;

  MistakeException(Mistake mistake) {
    super(mistake.message());
    this.mistake = mistake;
  }

  Mistake mistake() {
    return mistake;
  }
}
