package aeolus.core;

import java.util.Objects;

/**
 * Text that must never be rendered as a template, as Ansible's {@code !unsafe}; otherwise a string
 * like any other.
 *
 * @param text the text itself
 */
public record UnsafeText(String text) implements CharSequence {
  public UnsafeText {
    Objects.requireNonNull(text);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
