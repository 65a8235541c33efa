package aeolus.inventory;

/** A text that refuses to be looked at without end, which stops a runaway regular expression. */
final class BoundedText implements CharSequence {
  private static final int MOST_LOOKS = 5_000_000;

  private final String text;
  private int looks;

  BoundedText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw new IllegalArgumentException("the pattern takes too long on \"" + text + "\"");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
