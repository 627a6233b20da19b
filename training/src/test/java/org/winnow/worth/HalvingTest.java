package org.winnow.worth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Commit;

class HalvingTest {
  @Test
  void everyCommitOfALineIsFoundInAsManyStepsAsItsLengthCanBeHalved() {
    for (int n = 1; n <= 70; n++) {
      List<Commit> line = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        line.add(0, commit(i, i == 0 ? List.of(-1) : List.of(i - 1)));
      }
      for (int first = 0; first < n; first++) {
        int bad = first;
        Found found = search(line, c -> number(c) >= bad);
        assertEquals(bad, number(found.commit));
        assertTrue(found.steps <= Math.ceil(Math.log(n) / Math.log(2)), n + ": " + found.steps);
      }
    }
  }

  /** What is bad is what comes after the planted commit, by a walk over parents. */
  @Test
  void branchesAndMergesAreSearchedAsWell() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int n = 2 + random.nextInt(30);
      List<List<Integer>> parents = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        Set<Integer> own = new HashSet<>(Set.of(i == 0 ? -1 : random.nextInt(i)));
        if (i > 1 && random.nextBoolean()) {
          own.add(random.nextInt(i));
        }
        parents.add(List.copyOf(own));
      }
      // The bad end is the last one; others may lead nowhere, as in any list of A..B they do not.
      Set<Integer> led = ancestors(parents, n - 1);
      List<Commit> commits = new ArrayList<>();
      led.stream()
          .sorted(Collections.reverseOrder())
          .forEach(i -> commits.add(commit(i, parents.get(i))));
      for (int bad : led) {
        Found found = search(commits, c -> ancestors(parents, number(c)).contains(bad));
        assertEquals(bad, number(found.commit), "history " + seed);
      }
    }
  }

  private record Found(Commit commit, int steps) {}

  private interface Judge {
    boolean bad(Commit commit);
  }

  private static Found search(List<Commit> commits, Judge judge) {
    Halving halving = new Halving(commits);
    int steps = 0;
    for (Optional<Commit> next = halving.next(); next.isPresent(); next = halving.next()) {
      halving.found(next.get(), judge.bad(next.get()));
      steps++;
    }
    assertEquals(1, halving.inQuestion());
    return new Found(halving.firstBad(), steps);
  }

  private static Set<Integer> ancestors(List<List<Integer>> parents, int of) {
    Set<Integer> all = new HashSet<>(Set.of(of));
    for (int i = of; i >= 0; i--) {
      if (all.contains(i)) {
        parents.get(i).stream().filter(p -> p >= 0).forEach(all::add);
      }
    }
    return all;
  }

  private static int number(Commit commit) {
    return Integer.parseInt(commit.id());
  }

  private static Commit commit(int number, List<Integer> parents) {
    return new Commit(
        "" + number,
        "",
        new Author("anna", "anna@example.org"),
        Instant.EPOCH.atZone(ZoneOffset.UTC),
        parents.stream().map(Object::toString).toList(),
        Optional.empty());
  }
}
