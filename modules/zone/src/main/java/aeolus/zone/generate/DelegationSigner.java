package aeolus.zone.generate;

import aeolus.zone.ResourceRecord;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.Octets;
import aeolus.zone.wire.RecordType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key of a zone, from which DS records at the parent are made (RFC 4034, section 5; RFC 4509; RFC
 * 6605).
 */
public final class DelegationSigner {
  /** The digests that are in use: SHA-256 and SHA-384 (RFC 8624, section 3.3). */
  public static final int SHA256 = 2;
  /** See {@link #SHA256}. */
  public static final int SHA384 = 4;
  private static final int ZONE_KEY = 0x0100;
  private static final int REVOKED = 0x0080;
  private static final int ENTRY_POINT = 0x0001;
  private static final int RSA_MD5 = 1;

  private final ResourceRecord record;
  private final byte[] data;

  private DelegationSigner(ResourceRecord record, byte[] data) {
    this.record = record;
    this.data = data;
  }

  /** Takes a DNSKEY record. */
  public static DelegationSigner of(ResourceRecord key) {
    String[] words = key.rdata().split(" ", 4);
    Octets data = new Octets(256);
    data.u16(Integer.parseInt(words[0]));
    data.u8(Integer.parseInt(words[1]));
    data.u8(Integer.parseInt(words[2]));
    data.add(Base64.getDecoder().decode(words[3].replace(" ", "")));
    return new DelegationSigner(key, Arrays.copyOf(data.data(), data.size()));
  }

  private int flags() {
    return (data[0] & 0xff) << 8 | (data[1] & 0xff);
  }

  private int algorithm() {
    return data[3] & 0xff;
  }

  /** Tells whether DS records may name it: a zone's key that is not revoked (RFC 5011). */
  public boolean isUsable() {
    return (flags() & ZONE_KEY) != 0 && (flags() & REVOKED) == 0;
  }

  /** Tells whether it is meant to be named by DS records. */
  public boolean isEntryPoint() {
    return (flags() & ENTRY_POINT) != 0;
  }

  /** Returns the key tag (RFC 4034, appendix B). */
  public int tag() {
    if (algorithm() == RSA_MD5) {
      return (data[data.length - 3] & 0xff) << 8 | (data[data.length - 2] & 0xff);
    }
    long sum = 0;
    for (int i = 0; i < data.length; i++) {
      sum += i % 2 == 0 ? (data[i] & 0xffL) << 8 : data[i] & 0xffL;
    }
    return (int) (sum + (sum >> 16 & 0xffff) & 0xffff);
  }

  /**
   * Returns the DS record of a digest, as text of the same form as of those that were read.
   *
   * @param digest {@link #SHA256} or {@link #SHA384}
   */
  public ResourceRecord ds(int digest) {
    Octets out = new Octets(64);
    out.u16(tag());
    out.u8(algorithm());
    out.u8(digest);
    out.add(digested(digest == SHA384 ? "SHA-384" : "SHA-256"));
    return new ResourceRecord(record.owner(), record.ttl(), "DS",
        RecordType.text(RecordType.DS, out.data(), 0, out.size()));
  }

  private byte[] digested(String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(Names.of(record.owner()));
      return digest.digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
