package aeolus.zone;

/**
 * A zone in the format of a master file (RFC 1035, section 5).
 *
 * @param name with or without final dot
 * @param text the master file
 * @param origin where its lines come from
 */
public record ZoneSource(String name, String text, LineOrigin origin) {}
