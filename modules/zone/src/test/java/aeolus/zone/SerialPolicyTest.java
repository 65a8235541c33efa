package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SerialPolicyTest {
  private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"),
      ZoneOffset.UTC);
  private static final OptionalLong NONE = OptionalLong.empty();

  private static OptionalLong of(long serial) {
    return OptionalLong.of(serial);
  }

  private static long changed(SerialStyle style, OptionalLong live, OptionalLong written) {
    return SerialPolicy.next(style, live, written, true, NOON);
  }

  @Test
  void compare_equal_isZero() {
    assertThat(SerialPolicy.compare(7, 7)).isZero();
  }

  @Test
  void compare_acrossTheWrap_isAhead() {
    assertThat(SerialPolicy.compare(0, 4_294_967_295L)).isPositive();
    assertThat(SerialPolicy.compare(4_294_967_295L, 0)).isNegative();
  }

  @Test
  void compare_justBelowHalfway_isAhead() {
    assertThat(SerialPolicy.compare(2_147_483_648L, 1)).isPositive();
  }

  @Test
  void compare_moreThanHalfway_isBehind() {
    assertThat(SerialPolicy.compare(2_147_483_650L, 1)).isNegative();
  }

  @Test
  void next_unchangedContent_keepsHighest() {
    assertThat(SerialPolicy.next(SerialStyle.DATE, of(5), of(9), false, NOON)).isEqualTo(9);
  }

  @Test
  void next_unchangedButNeverServed_startsFresh() {
    assertThat(SerialPolicy.next(SerialStyle.DATE, NONE, NONE, false, NOON))
        .isEqualTo(2_026_110_501L);
  }

  @Test
  void next_dateStyleFirstOfTheDay_isDateAndOne() {
    assertThat(changed(SerialStyle.DATE, of(2_026_110_407L), NONE)).isEqualTo(2_026_110_501L);
  }

  @Test
  void next_dateStyleSameDay_counts() {
    assertThat(changed(SerialStyle.DATE, of(2_026_110_501L), of(2_026_110_502L)))
        .isEqualTo(2_026_110_503L);
  }

  @Test
  void next_dateStylePastNinetyNine_goesOnIntoTheNextDay() {
    assertThat(changed(SerialStyle.DATE, of(2_026_110_599L), NONE)).isEqualTo(2_026_110_600L);
  }

  @Test
  void next_dateStyleWithSerialOfTheFuture_countsFromThere() {
    assertThat(changed(SerialStyle.DATE, of(2_099_010_101L), NONE)).isEqualTo(2_099_010_102L);
  }

  @Test
  void next_incrementAtTheEnd_startsAgain() {
    assertThat(changed(SerialStyle.INCREMENT, of(4_294_967_295L), NONE)).isEqualTo(1);
  }

  @Test
  void next_countingAtTheEnd_leavesOutZero() {
    Clock later = Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);
    assertThat(SerialPolicy.next(SerialStyle.UNIX, of(4_294_967_295L), NONE, true, later))
        .isEqualTo(1);
  }

  @Test
  void next_liveHasWrapped_isHigherThanLastWritten() {
    assertThat(changed(SerialStyle.INCREMENT, of(3), of(4_294_967_290L))).isEqualTo(4);
  }

  @Test
  void next_incrementStyle_addsOne() {
    assertThat(changed(SerialStyle.INCREMENT, of(41), of(40))).isEqualTo(42);
    assertThat(changed(SerialStyle.INCREMENT, NONE, NONE)).isEqualTo(1);
  }

  @Test
  void next_unixStyle_isTheTime() {
    assertThat(changed(SerialStyle.UNIX, of(1_700_000_000L), NONE))
        .isEqualTo(NOON.instant().getEpochSecond());
  }

  @Test
  void next_unixStyleTwiceInASecond_counts() {
    long now = NOON.instant().getEpochSecond();
    assertThat(changed(SerialStyle.UNIX, of(now), NONE)).isEqualTo(now + 1);
  }
}
