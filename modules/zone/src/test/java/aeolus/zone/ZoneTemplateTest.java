package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ZoneTemplateTest {
  private static final String ZONE = TestingZone.HEAD + """
      b.a 60 IN TXT "v=x; {{ not me }}" "two words"
      a 3600 IN A 192.0.2.1
      * 3600 IN MX 10 mail.a
      a 3600 IN TYPE65280 \\# 2 abcd
      """;

  @Test
  void of_anyZone_rendersToTheSameZone() {
    ZoneContent zone = TestingZone.read(ZONE);
    String template = ZoneTemplate.of("example.com", zone.records());
    assertThat(template).startsWith("$ORIGIN example.com.\n$TTL 3600\n@")
        .contains(" {{ serial }} 7200", "{{ '{{' }} not me {{ '}}' }}");
    String rendered = template.replace("{{ serial }}", "9")
        .replace("{{ '{{' }}", "{{")
        .replace("{{ '}}' }}", "}}");
    assertThat(TestingZone.read(rendered).contentHash()).isEqualTo(zone.contentHash());
  }

  @Test
  void of_signedZone_leavesSignaturesOut() {
    ZoneContent zone = TestingZone.read(TestingZone.HEAD + """
        @ 60 IN DNSKEY 257 3 13 qqqq
        @ 60 IN RRSIG SOA 13 2 60 20300101000000 20200101000000 1 example.com. qqqq
        """);
    assertThat(ZoneTemplate.of("example.com", zone.records())).doesNotContain("RRSIG", "DNSKEY");
  }
}
