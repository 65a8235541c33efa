package aeolus.zone.generate;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.zone.ResourceRecord;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class DelegationSignerTest {
  /** RFC 4034, section 5.4, and RFC 4509, section 2.3. */
  private static final String KEY = "256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm"
      + "822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM"
      + "9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==";

  private static DelegationSigner signer(String rdata) {
    return DelegationSigner.of(new ResourceRecord("dskey.example.com.", 60, "DNSKEY", rdata));
  }

  @Test
  void ds_exampleOfTheRfc_isWhatItSays() {
    assertThat(signer(KEY).tag()).isEqualTo(60_485);
    assertThat(signer(KEY).ds(DelegationSigner.SHA256).rdata().toUpperCase(Locale.ROOT))
        .isEqualTo("60485 5 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A");
  }

  @Test
  void flags_kindsOfKeys_areToldApart() {
    assertThat(signer(KEY).isEntryPoint()).isFalse();
    assertThat(signer(KEY).isUsable()).isTrue();
    assertThat(signer(KEY.replace("256 ", "257 ")).isEntryPoint()).isTrue();
    assertThat(signer(KEY.replace("256 ", "385 ")).isUsable()).isFalse();
    assertThat(signer(KEY.replace("256 ", "1 ")).isUsable()).isFalse();
  }
}
