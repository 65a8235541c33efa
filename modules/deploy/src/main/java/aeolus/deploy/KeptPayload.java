package aeolus.deploy;

import aeolus.core.SecretText;
import aeolus.payload.Payload;
import aeolus.payload.PayloadBuilder;
import aeolus.secret.Envelope;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The payload that a host came up with, all but the zones, which are today's whenever it is brought
 * back. It holds secrets, so it is sealed for the private keys that it ships: whoever can reveal
 * one of those can open it, and nobody else.
 *
 * @param host by its inventory name
 * @param deployment id of the system that was made of it
 * @param verified when that system was seen to answer, in ISO 8601
 * @param image SHA-256 of the payload without its zones
 * @param zoneDir where its nameserver looks for zone files
 * @param zones that its nameserver was to serve
 * @param envelope the payload without its zones, labelled with the deployment
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeptPayload(String host, String deployment, String verified, String image,
    String zoneDir, List<String> zones, Envelope envelope) {
  public KeptPayload {
    zones = List.copyOf(zones);
  }

  /** Seals what a host was given; empty where it ships no private key to seal it for. */
  static Optional<KeptPayload> of(HostPlan plan, Instant verified) {
    Payload image = image(plan);
    Map<String, SecretText> keys = privateKeys(image);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new KeptPayload(plan.name(), plan.deployment(), verified.toString(),
        image.sha256(), ZoneFolder.of(plan.host()),
        plan.zones().stream().map(ExpectedZone::name).toList(),
        Envelope.seal(PayloadTar.octets(image), plan.deployment(), keys)));
  }

  /** Returns what of a plan's payload stays the same when only zones change. */
  static Payload image(HostPlan plan) {
    return PayloadBuilder.from(plan.payload())
        .without(plan.zones()
            .stream()
            .map(zone -> ZoneFolder.entry(ZoneFolder.of(plan.host()), zone.name()))
            .toList())
        .build();
  }

  private static Map<String, SecretText> privateKeys(Payload payload) {
    Map<String, SecretText> keys = new LinkedHashMap<>(payload.secrets());
    keys.values().removeIf(secret -> !secret.revealText().contains("PRIVATE KEY-----"));
    return keys;
  }

  /** Returns the paths of the private keys, any of which opens it. */
  List<String> secrets() {
    return envelope.recipients().stream().map(Envelope.Recipient::name).toList();
  }

  /**
   * Opens the payload without its zones; empty where none of its private keys can be had.
   *
   * @param secrets reveals today's secret by its path in the new system
   * @throws IllegalArgumentException where it is damaged
   */
  Optional<Payload> open(Function<String, Optional<SecretText>> secrets) {
    return envelope.open(deployment, secrets).map(Payload::of);
  }
}
