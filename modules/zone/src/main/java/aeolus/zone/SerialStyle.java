package aeolus.zone;

/** How new serials are made. */
public enum SerialStyle {
  /** The date and a count, YYYYMMDDnn, in UTC. */
  DATE,
  /** Seconds since 1970. */
  UNIX,
  /** One more than the last. */
  INCREMENT
}
