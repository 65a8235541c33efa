package aeolus.deploy;

/**
 * A zone that a host serves though its {@code aeolus_zones} does not name it any more.
 *
 * @param host its name in the inventory
 * @param zone without final dot
 * @param given whether the host is known to have been given it from here
 * @param answer what the host says for it, in words
 * @param unknown whether the host did not answer, so that it is not known whether it has the zone
 */
public record DroppedZone(String host, String zone, boolean given, String answer,
    boolean unknown) {}
