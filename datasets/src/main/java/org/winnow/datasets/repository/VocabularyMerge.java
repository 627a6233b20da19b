package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * Unites the classes of two sides. Classes keep the numbers they have on our side; one that theirs
 * added gets the number it has there, or where that is taken a new one.
 */
final class VocabularyMerge {
  private final Vocabulary base;
  private final Vocabulary ours;
  private final Vocabulary theirs;
  private final List<Vocabulary.Entry> merged = new ArrayList<>();
  private final Map<Integer, Integer> fromBase = new HashMap<>();
  private final Map<Integer, Integer> fromTheirs = new HashMap<>();

  private VocabularyMerge(Vocabulary base, Vocabulary ours, Vocabulary theirs) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
  }

  /**
   * What came of it.
   *
   * @param fromBase merged number by number in the base
   * @param fromTheirs merged number by number on their side
   */
  record Result(
      Vocabulary vocabulary, Map<Integer, Integer> fromBase, Map<Integer, Integer> fromTheirs) {
    /** Whether every number means the same everywhere. */
    boolean sameNumbers() {
      return same(fromBase) && same(fromTheirs);
    }

    private static boolean same(Map<Integer, Integer> map) {
      return map.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
    }
  }

  /**
   * @throws InputException where both sides gave one class different names, or different classes
   *     one name
   */
  static Result of(Vocabulary base, Vocabulary ours, Vocabulary theirs) {
    VocabularyMerge merge = new VocabularyMerge(base, ours, theirs);
    merge.merged.addAll(ours.entries());
    base.entries().forEach(merge::takeOld);
    theirs.entries().forEach(merge::takeNew);
    return new Result(new Vocabulary(merge.merged), merge.fromBase, merge.fromTheirs);
  }

  /** A class of the base: renamed by one side, or taken away by one, which keeps it. */
  private void takeOld(Vocabulary.Entry old) {
    Optional<Vocabulary.Entry> mine = now(old, ours);
    Optional<Vocabulary.Entry> yours = now(old, theirs);
    if (mine.isEmpty() && yours.isEmpty()) {
      return;
    }
    int number = mine.map(Vocabulary.Entry::id).orElseGet(() -> free(old.id()));
    String name = name(old, mine, yours);
    merged.removeIf(entry -> entry.id() == number);
    int at = mine.isPresent() ? ours.entries().indexOf(mine.get()) : merged.size();
    merged.add(Math.min(at, merged.size()), named(number, name));
    fromBase.put(old.id(), number);
    yours.ifPresent(entry -> fromTheirs.put(entry.id(), number));
  }

  private static String name(
      Vocabulary.Entry old, Optional<Vocabulary.Entry> mine, Optional<Vocabulary.Entry> yours) {
    String ours = mine.map(Vocabulary.Entry::name).orElse(old.name());
    String theirs = yours.map(Vocabulary.Entry::name).orElse(old.name());
    if (ours.equals(old.name()) || ours.equals(theirs)) {
      return theirs;
    }
    if (theirs.equals(old.name())) {
      return ours;
    }
    throw new InputException(
        "class '"
            + old.name()
            + "' is called '"
            + ours
            + "' on this side and '"
            + theirs
            + "' on the other; give it the same name on both, then merge again");
  }

  private void takeNew(Vocabulary.Entry added) {
    if (fromTheirs.containsKey(added.id())) {
      return;
    }
    Optional<Vocabulary.Entry> mine =
        ours.entries().stream().filter(entry -> entry.name().equals(added.name())).findFirst();
    if (mine.isPresent() && !fromBase.containsValue(mine.get().id())) {
      fromTheirs.put(added.id(), mine.get().id()); // both added it
      return;
    }
    int number = free(added.id());
    merged.add(named(number, added.name()));
    fromTheirs.put(added.id(), number);
  }

  private Vocabulary.Entry named(int number, String name) {
    if (merged.stream().anyMatch(entry -> entry.name().equals(name))) {
      throw new InputException(
          "the two sides call different classes '"
              + name
              + "'; rename one of them, then merge again");
    }
    return new Vocabulary.Entry(number, name);
  }

  /** This number where nobody has it, else one above all. */
  private int free(int wanted) {
    boolean taken =
        merged.stream().anyMatch(entry -> entry.id() == wanted) || fromBase.containsValue(wanted);
    int above = new Vocabulary(merged).indexById().length;
    return taken ? Math.max(above, base.indexById().length) : wanted;
  }

  /**
   * What a class of the base is on a side. It has its number there, unless a class that is new
   * since has that and it has a new one itself: that is how an earlier merge settles a clash.
   */
  private Optional<Vocabulary.Entry> now(Vocabulary.Entry old, Vocabulary side) {
    Optional<Vocabulary.Entry> same =
        side.entries().stream().filter(entry -> entry.id() == old.id()).findFirst();
    Optional<Vocabulary.Entry> moved =
        side.entries().stream()
            .filter(entry -> entry.name().equals(old.name()) && !hasNumber(base, entry.id()))
            .findFirst();
    boolean replaced = same.isEmpty() || base.idOf(same.get().name()).isEmpty();
    return replaced && moved.isPresent() ? moved : same;
  }

  private static boolean hasNumber(Vocabulary vocabulary, int number) {
    return vocabulary.entries().stream().anyMatch(entry -> entry.id() == number);
  }
}
