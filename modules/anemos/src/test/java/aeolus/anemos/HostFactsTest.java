package aeolus.anemos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HostFactsTest {
  @Test
  void parse_mixedOutput_keepsFactsOnly() {
    HostFacts facts = HostFacts.parse("""
        Welcome to Debian
        os_id=debian
        memory_mib=983
        kexec=
        disk=/dev/vda=x
        """);

    assertThat(facts.get("os_id")).contains("debian");
    assertThat(facts.number("memory_mib")).hasValue(983);
    assertThat(facts.get("kexec")).isEmpty();
    assertThat(facts.get("disk")).contains("/dev/vda=x");
    assertThat(facts.asMap()).hasSize(4);
  }

  @Test
  void number_notANumber_isEmpty() {
    assertThat(HostFacts.parse("memory_mib=lots").number("memory_mib")).isEmpty();
  }
}
