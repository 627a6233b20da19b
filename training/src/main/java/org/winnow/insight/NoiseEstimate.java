package org.winnow.insight;

import java.util.Arrays;

/**
 * How labels are confused, as shares and rates (Northcutt, Jiang and Chuang 2021, §3.1). A class
 * that nothing is, or is labelled as, has a rate of 1 for itself.
 *
 * @param joint {@code [given][true]}, summing to 1
 * @param trueShares share of each class among the true ones, summing to 1
 * @param givenTrue P(given | true), {@code [true][given]}, rows summing to 1
 * @param trueGiven P(true | given), {@code [given][true]}, rows summing to 1
 */
public record NoiseEstimate(
    double[][] joint, double[] trueShares, double[][] givenTrue, double[][] trueGiven) {

  /**
   * @param counts {@code [given][true]}, at least one above 0
   */
  static NoiseEstimate of(int[][] counts) {
    int classes = counts.length;
    double total = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    double[][] joint = new double[classes][classes];
    double[][] transposed = new double[classes][classes];
    double[] trueShares = new double[classes];
    for (int given = 0; given < classes; given++) {
      for (int truth = 0; truth < classes; truth++) {
        double share = counts[given][truth] / total;
        joint[given][truth] = share;
        transposed[truth][given] = share;
        trueShares[truth] += share;
      }
    }
    return new NoiseEstimate(joint, trueShares, rates(transposed), rates(joint));
  }

  private static double[][] rates(double[][] shares) {
    double[][] rates = new double[shares.length][shares.length];
    for (int k = 0; k < rates.length; k++) {
      double sum = Arrays.stream(shares[k]).sum();
      if (sum == 0) {
        rates[k][k] = 1;
      } else {
        rates[k] = Arrays.stream(shares[k]).map(s -> s / sum).toArray();
      }
    }
    return rates;
  }
}
