package aeolus.deploy;

/**
 * A zone that a host has to answer for.
 *
 * @param name without final dot
 * @param serial the SOA serial expected, 0 to 2^32-1
 */
public record ExpectedZone(String name, long serial) {}
