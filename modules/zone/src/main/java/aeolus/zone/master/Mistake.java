package aeolus.zone.master;

/**
 * Something in a master file that can't be read.
 *
 * @param place of it, as the reader counts octets
 * @param message what was expected, and what is there
 */
public record Mistake(int place, String message) {}
