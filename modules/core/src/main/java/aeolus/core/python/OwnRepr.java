package aeolus.core.python;

/** A value that Python writes in a way of its own, whatever it is to Java: a range, a view. */
public interface OwnRepr {
  /** Writes it as {@code repr} does. */
  String repr();
}
