package aeolus.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks the templates of the corpus at random: each is rendered all the same or refused with places
 * in its files, and never ends in another way or not at all. {@code -Daeolus.fuzz.rounds=500} breaks
 * each of them more often, {@code -Daeolus.fuzz.first=N} in other ways.
 */
final class BrokenTemplateTest {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final int FEWEST_REFUSED = 100;

  @TempDir
  private Path folder;
  private final List<String> wrong = new ArrayList<>();
  private int refused;

  @Test
  void render_brokenTemplates_arePlacedProblems() throws IOException {
    List<TemplateCase> corpus = Corpus.read();
    int first = Integer.getInteger("aeolus.fuzz.first", 1);
    int rounds = Integer.getInteger("aeolus.fuzz.rounds", 2);
    CaseRenderer renderer = new CaseRenderer(folder);
    for (int round = first; round < first + rounds; round++) {
      RandomDamage damage = new RandomDamage(round);
      corpus.forEach(template -> tryOne(damage.breakOne(template), renderer));
    }
    assertThat(wrong.stream().limit(5)).as("%d wrong", wrong.size()).isEmpty();
    assertThat(refused).isGreaterThan(FEWEST_REFUSED);
  }

  private void tryOne(TemplateCase template, CaseRenderer renderer) {
    try {
      CaseRenderer.Outcome outcome = assertTimeoutPreemptively(DEADLINE,
          () -> renderer.render(template));
      refused += outcome.refused() ? 1 : 0;
      if (!outcome.misplaced(template).isEmpty() || outcome.shapeless()) {
        wrong.add(outcome.problems() + "\n" + template);
      }
    } catch (RuntimeException | Error e) {
      wrong.add(e + "\n" + template);
    }
  }
}
