package aeolus.zone.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EntrySplitterTest {
  private static List<Entry> split(String text) {
    List<Entry> entries = new ArrayList<>();
    new EntrySplitter(text).forEach(entries::add);
    return entries;
  }

  private static List<String> words(Entry entry) {
    return entry.tokens().stream().map(Token::written).toList();
  }

  @Test
  void forEach_commentsAndEmptyLines_areNoEntries() {
    assertThat(split("; a\n\n   ; b\n\t\n")).isEmpty();
  }

  @Test
  void forEach_lastLineWithoutEnd_isAnEntry() {
    assertThat(split("a b;c")).singleElement()
        .satisfies(entry -> assertThat(words(entry)).containsExactly("a", "b"));
  }

  @Test
  void forEach_parentheses_joinLines() {
    List<Entry> entries = split("a (b ; (\n  c(d)\n) e\n f");
    assertThat(words(entries.getFirst())).containsExactly("a", "b", "c", "d", "e");
    assertThat(words(entries.getLast())).containsExactly("f");
    assertThat(entries).extracting(Entry::indented).containsExactly(false, true);
  }

  @Test
  void forEach_tokens_knowTheirPlaces() {
    assertThat(split("a (\n\t\"b\"c )\nd").getFirst().tokens()).containsExactly(
        new Token("a", false, 1, 1), new Token("b", true, 2, 2), new Token("c", false, 2, 5));
  }

  @Test
  void forEach_escapes_takeMeaningAway() {
    assertThat(words(split("a\\;b\\(c\\\"d\\ e \"f\\\"g;(\"").getFirst()))
        .containsExactly("a\\;b\\(c\\\"d\\ e", "\"f\\\"g;(\"");
  }

  @Test
  void forEach_severalOpenParentheses_areEachReported() {
    assertThat(split("a (\nb\nc (\n d\n")).flatExtracting(Entry::mistakes)
        .extracting(Mistake::line)
        .containsExactly(1, 3);
  }

  @Test
  void forEach_quoteOpenInParentheses_endsWithItsLine() {
    List<Entry> entries = split("a ( \"b\n c )\nd");
    assertThat(entries).hasSize(2);
    assertThat(entries.getFirst().mistakes()).extracting(Mistake::column).containsExactly(5);
  }
}
