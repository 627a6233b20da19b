package org.winnow.training;

import java.util.Arrays;
import java.util.List;
import org.winnow.insight.TraceView;

/**
 * What a training recorded of each of its examples, from the training pass itself: each batch
 * before its update, with dropout on. No second pass was made for it.
 *
 * <p>Its memory is bounded: the sums of logits take 8 bytes per example and class, at most {@link
 * #SUMS_LIMIT_BYTES} (beyond that a model has no trace); the parts by epoch take at most {@link
 * #EPOCHS_LIMIT_BYTES}, beyond which they are kept coarser, as {@link #resolution()} says.
 */
public final class TrainingTrace implements TraceView {
  /** Most memory for the sums of logits. */
  public static final long SUMS_LIMIT_BYTES = 256L << 20;

  /** Most memory for loss, margin and prediction by epoch. */
  public static final long EPOCHS_LIMIT_BYTES = 64L << 20;

  /**
   * Everything but the parts by epoch.
   *
   * @param sum {@code [n · classes]}
   * @param halfSum {@code [n · classes]}
   */
  record Parts(
      List<String> ids,
      int classes,
      int[] labels,
      float[] sum,
      float[] halfSum,
      int halfEpochs,
      int epochs) {}

  private final Parts parts;
  private final EpochTable table;

  TrainingTrace(Parts parts, EpochTable table) {
    this.parts = parts;
    this.table = table;
  }

  @Override
  public List<String> ids() {
    return parts.ids();
  }

  @Override
  public int size() {
    return parts.labels().length;
  }

  @Override
  public int classes() {
    return parts.classes();
  }

  @Override
  public int epochs() {
    return parts.epochs();
  }

  @Override
  public int label(int i) {
    return parts.labels()[i];
  }

  @Override
  public float[] logitSum(int i) {
    return row(parts.sum(), i);
  }

  @Override
  public float[] firstHalfLogitSum(int i) {
    return row(parts.halfSum(), i);
  }

  private float[] row(float[] values, int i) {
    int classes = parts.classes();
    return Arrays.copyOfRange(values, i * classes, (i + 1) * classes);
  }

  @Override
  public int firstHalfEpochs() {
    return parts.halfEpochs();
  }

  @Override
  public float loss(int i, int epoch) {
    return table.loss(checked(epoch), i);
  }

  @Override
  public float margin(int i, int epoch) {
    return table.margin(checked(epoch), i);
  }

  @Override
  public int prediction(int i, int epoch) {
    return table.prediction(checked(epoch), i);
  }

  private int checked(int epoch) {
    if (epoch < 0 || epoch >= parts.epochs()) {
      throw new IndexOutOfBoundsException("epoch " + epoch + " of " + parts.epochs());
    }
    return epoch;
  }

  /** Memory it takes, without the ids. */
  public long bytes() {
    return 8L * parts.sum().length + 4L * parts.labels().length + table.bytes();
  }

  /** How exact the parts by epoch are, as {@code every epoch, 32 bits}. */
  public String resolution() {
    return table.resolution();
  }

  Parts parts() {
    return parts;
  }

  EpochTable table() {
    return table;
  }
}
