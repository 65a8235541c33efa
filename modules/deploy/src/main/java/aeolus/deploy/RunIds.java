package aeolus.deploy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Names runs so that they sort by time. */
public final class RunIds {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
      .withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  private RunIds() {}

  /** Returns a new id, {@code YYYYMMDD-HHMMSS-xxxx} in UTC. */
  public static String next(Instant now) {
    byte[] octets = new byte[2];
    RANDOM.nextBytes(octets);
    return TIME.format(now) + "-" + HexFormat.of().formatHex(octets);
  }
}
