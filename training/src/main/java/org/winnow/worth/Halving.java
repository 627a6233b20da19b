package org.winnow.worth;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.repository.Commit;

/**
 * Looks for the first bad of some commits, halving those in question each time, branches and merges
 * included: the commit to look at next is the one whose ancestors are nearest to half of them.
 */
final class Halving {
  private final List<Commit> commits;
  private final BitSet[] ancestors;
  private final Map<String, Integer> places = new HashMap<>();
  private final BitSet left = new BitSet();

  /**
   * @param commits those that led to a bad one and not to a good one, parents after their children;
   *     the first is the bad one
   */
  Halving(List<Commit> commits) {
    this.commits = List.copyOf(commits);
    this.ancestors = new BitSet[commits.size()];
    left.set(0, commits.size());
    for (int i = 0; i < commits.size(); i++) {
      places.put(commits.get(i).id(), i);
    }
    for (int i = commits.size() - 1; i >= 0; i--) {
      ancestors[i] = new BitSet();
      ancestors[i].set(i);
      for (String parent : commits.get(i).parents()) {
        Integer place = places.get(parent);
        if (place != null) {
          ancestors[i].or(ancestors[place]);
        }
      }
    }
  }

  /** How many may still be the first bad one. */
  int inQuestion() {
    return left.cardinality();
  }

  /** The one to look at next; empty once a single one is left. */
  Optional<Commit> next() {
    int most = 0;
    Optional<Commit> best = Optional.empty();
    for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
      BitSet before = (BitSet) ancestors[i].clone();
      before.and(left);
      int smaller = Math.min(before.cardinality(), inQuestion() - before.cardinality());
      if (smaller > most) {
        most = smaller;
        best = Optional.of(commits.get(i));
      }
    }
    return best;
  }

  /** Of a commit that {@link #next} gave: whether it is bad. */
  void found(Commit commit, boolean bad) {
    BitSet before = ancestors[places.get(commit.id())];
    if (bad) {
      left.and(before);
    } else {
      left.andNot(before);
    }
  }

  /** The first bad one, once {@link #next} is empty: all others in question came after it. */
  Commit firstBad() {
    return commits.get(left.nextSetBit(0));
  }
}
