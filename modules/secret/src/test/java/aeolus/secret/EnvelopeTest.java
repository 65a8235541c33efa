package aeolus.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import aeolus.core.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {
  private static final SecretText KEY = SecretText.of("a private key");
  private static final SecretText OTHER = SecretText.of("another private key");
  private static final byte[] CONTENT = "what is kept".getBytes(StandardCharsets.UTF_8);

  private static Envelope seal() {
    return Envelope.seal(CONTENT, "label", Map.of("a", KEY, "b", OTHER));
  }

  private static Function<String, Optional<SecretText>> having(String name, SecretText secret) {
    return asked -> asked.equals(name) ? Optional.of(secret) : Optional.empty();
  }

  @Test
  void open_anyOfItsSecrets_hasTheContent() {
    assertThat(seal().open("label", having("a", KEY))).hasValue(CONTENT);
    assertThat(seal().open("label", having("b", OTHER))).hasValue(CONTENT);
  }

  @Test
  void open_anotherSecretOrNone_isEmpty() {
    assertThat(seal().open("label", having("a", OTHER))).isEmpty();
    assertThat(seal().open("label", having("c", KEY))).isEmpty();
  }

  @Test
  void open_wrongSecretFirst_takesTheNext() {
    assertThat(seal().open("label", name -> Optional.of(OTHER))).hasValue(CONTENT);
  }

  @Test
  void open_anotherLabelOrDamaged_says() {
    Envelope sealed = seal();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sealed.open("another", having("a", KEY)))
        .withMessage("damaged");
    byte[] octets = Base64.getDecoder().decode(sealed.content());
    octets[0] ^= 1;
    Envelope damaged = new Envelope(sealed.recipients(), sealed.nonce(),
        Base64.getEncoder().encodeToString(octets));
    assertThatIllegalArgumentException().isThrownBy(() -> damaged.open("label", having("a", KEY)));
    Envelope noBase64 = new Envelope(sealed.recipients(), sealed.nonce(), "*");
    assertThatIllegalArgumentException().isThrownBy(() -> noBase64.open("label", having("a", KEY)));
  }

  @Test
  void seal_twice_neverLooksTheSame() {
    List<Envelope> both = List.of(seal(), seal());
    assertThat(both.getFirst().content()).isNotEqualTo(both.getLast().content());
    assertThat(both.getFirst().recipients()).doesNotContainAnyElementsOf(both.getLast()
        .recipients());
  }
}
