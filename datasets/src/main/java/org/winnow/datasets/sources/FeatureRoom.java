package org.winnow.datasets.sources;

import java.util.Comparator;
import java.util.Optional;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.InputException;
import org.winnow.datasets.TableEncoding;

/**
 * Looks at how much memory encoded features need before it is taken.
 *
 * @param most bytes that the features of a data set may take
 */
record FeatureRoom(long most) {
  private static final int MEGABYTE = 1_000_000;

  /** Features from this size on are worth a note. */
  private static final long NOTED = 100L * MEGABYTE;

  /** Half of what Java may use here, and no more than fits into one array. */
  static FeatureRoom here() {
    long half = Runtime.getRuntime().maxMemory() / 2;
    return new FeatureRoom(Math.min(half, (long) Float.BYTES * Integer.MAX_VALUE));
  }

  /**
   * A sentence where the features will be large; empty where they are small.
   *
   * @throws InputException where they are larger than what there is
   */
  Optional<String> check(int rows, TableEncoding encoding) {
    long bytes = (long) rows * encoding.width() * Float.BYTES;
    ColumnEncoding widest =
        encoding.columns().stream().max(Comparator.comparingInt(ColumnEncoding::width)).get();
    String size =
        rows + " rows of " + encoding.width() + " features take " + bytes / MEGABYTE + " MB";
    String advice = "the widest is column '" + widest.column() + "' with " + widest.width();
    if (bytes > most) {
      throw new InputException(
          size
              + ", more than the "
              + most / MEGABYTE
              + " MB there are for them; "
              + advice
              + "; choose --features, or a smaller --vocabulary or --length for texts");
    }
    return bytes < NOTED
        ? Optional.empty()
        : Optional.of(size + " of memory, and of disk in the label repository; " + advice);
  }
}
