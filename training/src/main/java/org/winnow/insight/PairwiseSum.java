package org.winnow.insight;

/**
 * Sums in the order that NumPy adds in (Higham 1993, The Accuracy of Floating Point Summation, §3):
 * halves are summed on their own, blocks of up to {@value #BLOCK} in {@value #LANES} running sums,
 * and what does not fit its buffer of {@value #BUFFER} values is added buffer by buffer. Not faster
 * than a plain loop; it gives the same last bits as NumPy, on which a rounding can hang.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;
  private static final int BUFFER = 8192;

  private PairwiseSum() {}

  static double of(double[] values) {
    double sum = 0;
    for (int from = 0; from < values.length; from += BUFFER) {
      sum += of(values, from, Math.min(from + BUFFER, values.length));
    }
    return sum;
  }

  private static double of(double[] values, int from, int to) {
    int n = to - from;
    if (n < LANES) {
      return plain(values, from, to, 0);
    }
    if (n > BLOCK) {
      int half = from + n / 2 / LANES * LANES;
      return of(values, from, half) + of(values, half, to);
    }
    double[] lanes = new double[LANES];
    int whole = from + n / LANES * LANES;
    for (int at = from; at < whole; at += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] += values[at + lane];
      }
    }
    double low = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    double high = (lanes[4] + lanes[5]) + (lanes[6] + lanes[7]);
    return plain(values, whole, to, low + high);
  }

  private static double plain(double[] values, int from, int to, double start) {
    double sum = start;
    for (int at = from; at < to; at++) {
      sum += values[at];
    }
    return sum;
  }
}
