package org.winnow.datasets.sources;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Features;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;

/**
 * Assigns examples to train, validation and test, by their fingerprints and a seed alone: the order
 * of the rows plays no part, and exact duplicates always go together.
 *
 * <p>Each fingerprint draws a lot, a number from 0 to 1. Within every class the lowest lots are the
 * test set, the next the validation set. A splitter is asked once, when data comes in; after that
 * an example keeps its split, whatever is relabelled, and {@link #placing} places what is added.
 */
public final class Splitter {
  /** Keeps a source's own test set out of the count when validation is cut from the rest. */
  private static final int TEST_STRATUM = Integer.MIN_VALUE;

  private final SplitFractions fractions;
  private final long seed;

  public Splitter(SplitFractions fractions, long seed) {
    this.fractions = fractions;
    this.seed = seed;
  }

  /**
   * Each class split in the same proportions, as near as whole examples allow.
   *
   * @param classes class index of each row; those without a label count as a class of their own
   */
  public Splits stratified(Fingerprints prints, int[] classes) {
    return spread(SplitUnits.of(prints, null), prints, classes, fractions);
  }

  /**
   * Each class split in the same proportions, whole groups kept together.
   *
   * @param groups group number of each row, from 0; -1 for a row of no group
   */
  public Splits byGroup(Fingerprints prints, int[] classes, int[] groups) {
    return spread(SplitUnits.of(prints, groups), prints, classes, fractions);
  }

  /**
   * As the source itself is split. Where it has a test set but no validation set, validation is cut
   * from the rest; where it is not split at all, this is {@link #stratified}.
   *
   * @param given the source's own split of a row; none counts as train
   */
  public Splits ofSource(Fingerprints prints, int[] classes, IntFunction<Optional<Split>> given) {
    Split[] splits = new Split[prints.size()];
    Set<Split> seen = EnumSet.noneOf(Split.class);
    for (int row = 0; row < splits.length; row++) {
      splits[row] = given.apply(row).orElse(Split.TRAIN);
      seen.add(splits[row]);
    }
    if (seen.contains(Split.VALIDATION) && seen.size() > 1) {
      return given(prints, splits);
    }
    SplitUnits units = SplitUnits.of(prints, null);
    if (!seen.equals(EnumSet.of(Split.TRAIN, Split.TEST))) {
      return spread(units, prints, classes, fractions);
    }
    int[] strata = classes.clone();
    Arrays.setAll(strata, row -> splits[row] == Split.TEST ? TEST_STRATUM : classes[row]);
    Splits rest = spread(units, prints, strata, fractions.withoutTest());
    return units.together(row -> splits[row] == Split.TEST ? Split.TEST : rest.of(row));
  }

  /**
   * The latest examples are the test set, those before them the validation set; what has the same
   * time stays together, and a duplicate goes where its earliest copy is.
   *
   * @param times a number for each row that grows with time
   */
  public Splits byTime(Fingerprints prints, double[] times) {
    int[] order = new int[times.length];
    Arrays.setAll(order, i -> i);
    IntArrays.quickSort(order, (a, b) -> Double.compare(times[b], times[a]));
    Split[] splits = new Split[times.length];
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && times[order[to]] == times[order[from]]) {
        to++;
      }
      Split split = fractions.at((from + to) / 2.0 / order.length);
      for (int i = from; i < to; i++) {
        splits[order[i]] = split;
      }
    }
    int[] first = prints.firstRows();
    int[] earliest = first.clone();
    for (int row = 0; row < times.length; row++) {
      earliest[first[row]] = times[row] < times[earliest[first[row]]] ? row : earliest[first[row]];
    }
    Split[] together = new Split[times.length];
    Arrays.setAll(together, row -> splits[earliest[first[row]]]);
    return Splits.of(together);
  }

  /** As given, save that exact duplicates follow the one that is nearest to the test set. */
  public Splits given(Fingerprints prints, Split[] given) {
    return SplitUnits.of(prints, null).together(row -> given[row]);
  }

  /** Places examples that are added to a data set, moving none of it. */
  public Placement placing(Dataset known) {
    return new Placement(known, this);
  }

  /** The split of one example that is added to {@code known}; for several use {@link #placing}. */
  public Split ofNew(Dataset known, Fingerprint print, Features features) {
    return placing(known).place(print, features);
  }

  /** Where the lot of an example falls that has no duplicate. */
  public Split ofNew(Fingerprint print) {
    return fractions.at(place(print.lot(seed)));
  }

  private Splits spread(
      SplitUnits units, Fingerprints prints, int[] classes, SplitFractions shares) {
    Split[] ofUnit = new Split[units.count()];
    for (int[] stratum : units.strata(classes)) {
      long[] lots = new long[stratum.length];
      int[] order = new int[stratum.length];
      long total = 0;
      for (int i = 0; i < stratum.length; i++) {
        order[i] = i;
        lots[i] = prints.get(units.lotRow(stratum[i])).lot(seed);
        total += units.rows(stratum[i]);
      }
      IntArrays.quickSort(order, (a, b) -> Long.compareUnsigned(lots[a], lots[b]));
      double before = 0;
      for (int i : order) {
        int rows = units.rows(stratum[i]);
        ofUnit[stratum[i]] = shares.at((before + rows / 2.0) / total);
        before += rows;
      }
    }
    return units.spread(ofUnit);
  }

  private static double place(long lot) {
    return (lot >>> 11) * 0x1p-53;
  }
}
