package aeolus.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldedNamesTest {
  private static List<String> words(String text) {
    return text == null ? List.of() : List.of(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "|''",
      "x|x",
      "n1|n1",
      "n1 n2 n3|n[1-3]",
      "n3 n1 n2 n1|n[1-3]",
      "n1 n01|n[1,01]",
      "n09 n10 n100|n[09-10,100]",
      "n8 n9 n10 n11|n[8-11]",
      "n09 n99 n100|n[09,99,100]",
      "n98 n99 n100 n0101|n[98-100,0101]",
      "n001 n01 n1 n2 n02|n[1-2,01-02,001]",
      "n00 n01|n[00-01]",
      "n1 n3 n5 n7|n[1,3,5,7]",
      "n99999999999999999998 n99999999999999999999|n[99999999999999999998-99999999999999999999]",
      "web1 db1 a b10 b2|a,b[2,10],db1,web1",
      "ns01.example ns02.example ns03.example ns07.example|ns[01-03,07].example",
      "ns1.a2.example ns1.a1.example|ns1.a[1-2].example",
      "127.0.0.1 127.0.0.2 127.0.1.1|127.0.0.[1-2],127.0.1.1",
      "fd00::1 fd00::2|fd00::[1-2]",
      "10 11 12|[10-12]",
      "r1n1 r1n2 r2n1 r2n2|r[1-2]n[1-2]",
      "r1n1 r1n2 r2n1 r3n3|r1n[1-2],r2n1,r3n3",
      "r01n1 r01n2 r02n1 r02n2 r10n1|r[01-02]n[1-2],r10n1",
      "r1n1 r2n2|r1n1,r2n2",
      "a%1 a%2 a$3|a$3,a%[1-2]"})
  void of_names_areFoldedAsClusterShellDoes(String names, String folded) {
    assertThat(FoldedNames.of(words(names))).isEqualTo(folded);
  }

  @Test
  void of_thousandsInTwoDimensions_areOneBlock() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      names.add(String.format("r%02d-ns%03d.example", i / 100, i % 100));
    }
    Collections.shuffle(names, new Random(1));
    assertThat(FoldedNames.of(names)).isEqualTo("r[00-99]-ns[000-099].example");
  }
}
