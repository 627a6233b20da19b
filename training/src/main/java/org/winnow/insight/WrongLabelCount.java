package org.winnow.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * About how many labels are wrong, from probabilities by networks that did not see the examples:
 * halfway between two counts that err in different ways. Both take examples that a network gets
 * wrong surely for wrong labels: where classes are hard to tell apart the truth is lower.
 *
 * @param labels how many were judged
 * @param contradicted labels that a confident guess contradicts (Northcutt, Jiang and Chuang 2021,
 *     §3.1): misses mistakes in examples that the network is unsure of
 * @param extended of the surest {@value #PERCENT} % of the guesses of each class the share that
 *     contradicts the label, taken for all guesses of that class: what it would be if mistakes fell
 *     on any example of a class alike; misses those that fall on hard examples
 */
public record WrongLabelCount(int labels, int contradicted, int extended) {
  static final int PERCENT = 40;

  /**
   * Counts.
   *
   * @param probabilities {@code [n][classes]}, out of sample, n at least 1
   * @param given class indices
   */
  static WrongLabelCount of(float[][] probabilities, int[] given) {
    int contradicted = ConfidentLearning.of(probabilities, given).issues();
    int[] guesses = Arrays.stream(probabilities).mapToInt(Probability::argmax).toArray();
    return new WrongLabelCount(given.length, contradicted, extended(probabilities, guesses, given));
  }

  /** Halfway between both counts. */
  public int estimate() {
    return (contradicted + extended + 1) / 2;
  }

  /** The estimate with what it lies between, for people. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "About %,d of %,d labels are wrong: halfway between %,d that a confident guess contradicts"
            + " and %,d if all guesses are contradicted as often as the surest; fewer where classes"
            + " are hard to tell apart.",
        estimate(),
        labels,
        contradicted,
        extended);
  }

  private static int extended(float[][] probabilities, int[] guesses, int[] given) {
    float[] borders = borders(probabilities, guesses);
    int[] all = new int[borders.length];
    int[] asked = new int[borders.length];
    int[] wrong = new int[borders.length];
    for (int i = 0; i < given.length; i++) {
      int guess = guesses[i];
      all[guess]++;
      if (probabilities[i][guess] >= borders[guess]) {
        asked[guess]++;
        wrong[guess] += given[i] == guess ? 0 : 1;
      }
    }
    double sum = 0;
    for (int guess = 0; guess < all.length; guess++) {
      sum += all[guess] == 0 ? 0 : (double) wrong[guess] / asked[guess] * all[guess];
    }
    return (int) Math.rint(sum);
  }

  /** How sure a guess of each class is that is among the surest; equally sure ones all are. */
  private static float[] borders(float[][] probabilities, int[] guesses) {
    float[] borders = new float[probabilities[0].length];
    for (int guess = 0; guess < borders.length; guess++) {
      int wanted = guess;
      int[] members =
          IntStream.range(0, guesses.length).filter(i -> guesses[i] == wanted).toArray();
      double[] sure = Arrays.stream(members).mapToDouble(i -> probabilities[i][wanted]).toArray();
      Arrays.sort(sure);
      borders[guess] = sure.length == 0 ? 0 : (float) sure[sure.length - surest(sure.length)];
    }
    return borders;
  }

  private static int surest(int guesses) {
    return (int) (((long) guesses * PERCENT + 99) / 100);
  }
}
