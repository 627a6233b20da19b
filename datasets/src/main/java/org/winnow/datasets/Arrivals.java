package org.winnow.datasets;

import java.util.Arrays;
import java.util.BitSet;
import org.winnow.datasets.sources.Progress;

/**
 * Rows of features whose values are elsewhere until somebody looks at them. Who says which rows are
 * wanted gets those; who reads one without a word is going through all of them, and gets all.
 *
 * <p>Safe for use by several threads: rows arrive one call at a time.
 */
public final class Arrivals {
  private final BitSet missing;
  private final Source source;
  private volatile boolean some;

  /** Where the values are. */
  @FunctionalInterface
  public interface Source {
    /**
     * Puts the values of some rows into the array that they are missing from.
     *
     * @throws InputException where they cannot be had now
     */
    void bring(int[] rows, Progress progress);
  }

  /**
   * @param missing rows that are not there yet; given up by the caller
   */
  public Arrivals(BitSet missing, Source source) {
    this.missing = missing;
    this.source = source;
    some = !missing.isEmpty();
  }

  /** Brings those of some rows that are missing. */
  public void announce(int[] rows, Progress progress) {
    if (!some) {
      return;
    }
    synchronized (this) {
      int[] wanted = Arrays.stream(rows).filter(missing::get).distinct().sorted().toArray();
      if (wanted.length > 0) {
        source.bring(wanted, progress);
        Arrays.stream(wanted).forEach(missing::clear);
        some = !missing.isEmpty();
      }
    }
  }

  /** Is told before a row is read. */
  void touch(int row) {
    if (isMissing(row)) {
      int[] all;
      synchronized (this) {
        all = missing.stream().toArray();
      }
      announce(all, Progress.SILENT);
    }
  }

  boolean isMissing(int row) {
    if (!some) {
      return false;
    }
    synchronized (this) {
      return missing.get(row);
    }
  }
}
