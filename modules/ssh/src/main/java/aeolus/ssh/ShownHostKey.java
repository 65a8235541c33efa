package aeolus.ssh;

/** Which key a host showed, and what known_hosts files say to it; keys are type and base64. */
public sealed interface ShownHostKey {
  /** One that is right. */
  record Known(String key) implements ShownHostKey {}

  /** One that nothing is known of, or others in its place. */
  record Unknown(String key) implements ShownHostKey {}

  /** None, or one that is revoked; the detail says where and why, for people. */
  record None(String detail) implements ShownHostKey {}
}
