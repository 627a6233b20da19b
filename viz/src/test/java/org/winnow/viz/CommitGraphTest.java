package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Commit;

/**
 * Expected drawings are those of {@code git log --graph} (2.39), blanks at line ends left out, with
 * one difference: git lets a column that moves left take two lines for it.
 */
class CommitGraphTest {
  /** Draws a history written as {@code commit parent parent, …}, newest first. */
  private static String drawn(String history) {
    List<Commit> commits = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (String line : history.split(", ")) {
      String[] words = line.split(" ");
      commits.add(
          new Commit(
              words[0],
              words[0],
              Author.ANONYMOUS,
              ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC),
              List.of(words).subList(1, words.length),
              Optional.empty()));
      said.add(words[0]);
    }
    return String.join("\n", CommitGraph.of(commits, said));
  }

  @Test
  void oneLineOfWorkIsOneColumn() {
    assertEquals("* c\n* b\n* a", drawn("c b, b a, a"));
  }

  @Test
  void aMergeForksAndJoins() {
    assertEquals(
        """
        *   m
        |\\
        | * s
        * | t
        |/
        * a""",
        drawn("m t s, s a, t a, a"));
  }

  @Test
  void twoBranchesMergedOneAfterTheOther() {
    assertEquals(
        """
        *   n
        |\\
        | * y
        * |   m
        |\\ \\
        | * | x
        |/ /
        * | b
        |/
        * a""",
        drawn("n m y, y a, m b x, x b, b a, a"));
  }

  @Test
  void whatIsStillAwaitedStaysOpen() {
    assertEquals("* c", drawn("c b"));
  }
}
