package aeolus.core.python;

import java.util.function.Supplier;

/** A text that refuses to be looked at without end, which stops a runaway regular expression. */
public final class BoundedText implements CharSequence {
  private final String text;
  private final int mostLooks;
  private final Supplier<? extends RuntimeException> failure;
  private int looks;

  /**
   * Bounds a text.
   *
   * @param mostLooks how many characters may be looked at, repeated ones counted
   * @param failure what is thrown after that
   */
  public BoundedText(String text, int mostLooks, Supplier<? extends RuntimeException> failure) {
    this.text = text;
    this.mostLooks = mostLooks;
    this.failure = failure;
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > mostLooks) {
      throw failure.get();
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
