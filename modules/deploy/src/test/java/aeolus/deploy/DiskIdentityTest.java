package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.HostFacts;
import org.junit.jupiter.api.Test;

final class DiskIdentityTest {
  private static DiskIdentity disk(String facts) {
    return DiskIdentity.of(HostFacts.parse(facts.replace(' ', '\n')));
  }

  @Test
  void differenceTo_sameDisk_isNone() {
    DiskIdentity disk = disk("disk_size=1000 disk_wwid=naa.5 disk_table=4c1f");
    assertThat(disk.differenceTo(disk)).isEmpty();
  }

  @Test
  void differenceTo_systemTellsLess_comparesWhatBothTell() {
    assertThat(disk("disk_size=1000 disk_wwid=naa.5").differenceTo(disk(
        "disk_size=1000 disk_serial=x"))).isEmpty();
  }

  @Test
  void differenceTo_otherNumber_isNamed() {
    assertThat(disk("disk_size=1000 disk_serial=x").differenceTo(disk(
        "disk_size=1000 disk_serial=y"))).hasValue("serial: expected x, got y");
  }

  @Test
  void differenceTo_otherTable_isNamed() {
    assertThat(disk("disk_size=1000 disk_table=1").differenceTo(disk(
        "disk_size=1000 disk_table=2"))).hasValue("table: expected 1, got 2");
  }

  @Test
  void differenceTo_sizeNotTold_isADifference() {
    assertThat(disk("").differenceTo(disk(""))).hasValue("size: expected unknown, got unknown");
  }
}
