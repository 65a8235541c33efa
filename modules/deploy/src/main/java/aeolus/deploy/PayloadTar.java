package aeolus.deploy;

import aeolus.payload.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A payload as it is sent. */
final class PayloadTar {
  private PayloadTar() {}

  static byte[] octets(Payload payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      payload.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
