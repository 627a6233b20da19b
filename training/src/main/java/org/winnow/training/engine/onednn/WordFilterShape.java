package org.winnow.training.engine.onednn;

import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Dims;

/**
 * Sizes of filters that move along words one by one.
 *
 * @param taps words that a filter sees
 * @param before steps of padding ahead of the first word
 * @param outputs places of a filter
 */
record WordFilterShape(
    int batch, int steps, int channels, int filters, int taps, int before, int outputs) {
  /**
   * As many shares of words as half of a second-level cache of 3 MB, or all of one of 1.5, hold.
   */
  private static final int MOST_SHARES = 384 * 1024;

  static WordFilterShape of(Convolution op, int batch) {
    Dims in = op.input().dims();
    Dims out = op.output().dims();
    return new WordFilterShape(
        batch,
        in.height(),
        in.channels(),
        out.channels(),
        op.window().height(),
        op.window().top(),
        out.height());
  }

  /** Values of one word's shares in all filters. */
  int width() {
    return Math.multiplyExact(taps, filters);
  }

  /** Distinct words whose shares are computed at once: those of one example at least. */
  int capacity(int vocabulary) {
    return Math.min(vocabulary, Math.max(steps, MOST_SHARES / width()));
  }

  /** Strides of weights {@code [filters, channels, taps, 1]} that lie channel by channel. */
  long[] byChannel() {
    return new long[] {1, width(), filters, filters};
  }

  /** Strides of weights {@code [filters, channels, taps, 1]} that lie filter by filter. */
  long[] byFilter() {
    return new long[] {(long) taps * channels, 1, channels, channels};
  }
}
