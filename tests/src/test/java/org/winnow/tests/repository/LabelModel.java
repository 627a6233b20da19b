package org.winnow.tests.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A label repository in memory, as simple as it can be: every commit holds the set of judgements of
 * each example, and merging is arithmetic of sets. What {@code docs/label-format.md} says, written
 * once more.
 */
final class LabelModel {
  /** What somebody said of an example: a label or {@code dropped}. */
  record Judged(String annotator, int counter, String outcome) {}

  /** All judgements by example, at one commit. */
  record State(Map<String, Set<Judged>> byExample) {
    Set<Judged> of(String id) {
      return byExample.getOrDefault(id, Set.of());
    }

    /** The label of each example that is there. */
    Map<String, String> labels() {
      Map<String, String> labels = new TreeMap<>();
      byExample.forEach(
          (id, all) ->
              standing(all)
                  .filter(judged -> !judged.outcome.equals("dropped"))
                  .ifPresent(judged -> labels.put(id, judged.outcome)));
      return labels;
    }

    State with(String id, String annotator, String outcome) {
      Map<String, Set<Judged>> next = new HashMap<>(byExample);
      next.put(id, topped(of(id), annotator, outcome));
      return new State(next);
    }
  }

  private record Node(State state, List<String> parents) {}

  private final Map<String, Node> commits = new HashMap<>();

  void commit(String id, State state, List<String> parents) {
    commits.put(id, new Node(state, List.copyOf(parents)));
  }

  State state(String commit) {
    return commits.get(commit).state;
  }

  List<String> parents(String commit) {
    return commits.get(commit).parents;
  }

  Set<String> commits() {
    return commits.keySet();
  }

  static Optional<Judged> standing(Set<Judged> all) {
    return all.stream()
        .max(Comparator.comparingInt(Judged::counter).thenComparing(Judged::annotator));
  }

  private static String outcome(Set<Judged> all) {
    return standing(all).map(Judged::outcome).orElse("not there");
  }

  static Set<Judged> topped(Set<Judged> all, String annotator, String outcome) {
    int highest = all.stream().mapToInt(Judged::counter).max().orElse(0);
    Set<Judged> next = new HashSet<>(all);
    next.add(new Judged(annotator, highest + 1, outcome));
    return next;
  }

  /** How conflicts are settled: {@code ours}, {@code theirs}, or a label by {@code annotator}. */
  interface Settling {
    String choice(String id);
  }

  static boolean conflict(State base, State ours, State theirs, String id) {
    Optional<Judged> before = standing(base.of(id));
    return !standing(ours.of(id)).equals(before)
        && !standing(theirs.of(id)).equals(before)
        && !outcome(ours.of(id)).equals(outcome(theirs.of(id)));
  }

  /** Examples in conflict, in order. */
  static TreeSet<String> conflicts(State base, State ours, State theirs) {
    TreeSet<String> ids = new TreeSet<>(ours.byExample.keySet());
    ids.addAll(theirs.byExample.keySet());
    ids.removeIf(id -> !conflict(base, ours, theirs, id));
    return ids;
  }

  /**
   * What comes of two states that parted at a third.
   *
   * @param settling null unites conflicts without settling them
   * @param me the annotator of labels that settle
   */
  static State merged(List<State> sides, Settling settling, String me) {
    State base = sides.get(0);
    State ours = sides.get(1);
    State theirs = sides.get(2);
    Map<String, Set<Judged>> next = new HashMap<>();
    Set<String> ids = new HashSet<>(ours.byExample.keySet());
    ids.addAll(theirs.byExample.keySet());
    for (String id : ids) {
      Set<Judged> one = ours.of(id);
      Set<Judged> other = theirs.of(id);
      Set<Judged> united = new HashSet<>(one);
      united.addAll(other);
      united.removeIf(j -> base.of(id).contains(j) && !(one.contains(j) && other.contains(j)));
      if (conflict(base, ours, theirs, id) && settling != null) {
        String choice = settling.choice(id);
        united =
            switch (choice) {
              case "ours" -> copied(united, one);
              case "theirs" -> copied(united, other);
              default -> topped(united, me, choice);
            };
      } else if (!standing(one).equals(standing(base.of(id)))
          && !standing(other).equals(standing(base.of(id)))
          && !conflict(base, ours, theirs, id)
          && !outcome(united).equals(outcome(one))) {
        united = copied(united, one);
      }
      if (!united.isEmpty()) {
        next.put(id, united);
      }
    }
    return new State(next);
  }

  private static Set<Judged> copied(Set<Judged> united, Set<Judged> side) {
    return standing(side)
        .map(judged -> topped(united, judged.annotator, judged.outcome))
        .orElse(Set.of());
  }

  private Set<String> ancestors(String commit) {
    Set<String> all = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(commit));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (all.add(next)) {
        open.addAll(parents(next));
      }
    }
    return all;
  }

  boolean isAncestor(String commit, String of) {
    return ancestors(of).contains(commit);
  }

  private List<String> bases(Set<String> some, String other) {
    Set<String> common = new HashSet<>();
    for (String one : some) {
      Set<String> both = ancestors(one);
      both.retainAll(ancestors(other));
      common.addAll(both);
    }
    return common.stream()
        .filter(c -> common.stream().noneMatch(d -> !d.equals(c) && isAncestor(c, d)))
        .sorted()
        .collect(Collectors.toList());
  }

  /** The state in which two commits parted; of several, what merging them comes to. */
  State base(String one, String other) {
    List<String> bases = bases(Set.of(one), other);
    State state = state(bases.get(0));
    Set<String> madeOf = new LinkedHashSet<>(List.of(bases.get(0)));
    for (String next : bases.subList(1, bases.size())) {
      List<String> below = bases(madeOf, next);
      State parted = below.size() == 1 ? state(below.get(0)) : base(madeOf.iterator().next(), next);
      state = merged(List.of(parted, state, state(next)), null, "");
      madeOf.add(next);
    }
    return state;
  }
}
