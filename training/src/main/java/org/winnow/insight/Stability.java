package org.winnow.insight;

import java.util.List;

/**
 * How far the answers of two networks, one trained on more labels than the other, agree: the ground
 * of stopping by stabilising predictions (Bloodgood and Vijay-Shanker 2009, A Method for Stopping
 * Active Learning Based on Stabilizing Predictions). It tells whether more labels still change what
 * a network answers, not whether its answers are right.
 *
 * @param compared examples that both judged
 * @param changed those judged otherwise
 * @param kappa agreement beyond chance (Cohen 1960), 1 where nothing changed
 */
public record Stability(int compared, int changed, double kappa) {
  /** What the paper's rule asks of the mean agreement. */
  public static final double ENOUGH = .99;

  /** Over how many rounds in a row it asks for it. */
  public static final int ROUNDS = 3;

  /**
   * Compares answers, class indices by position.
   *
   * @throws IllegalArgumentException where they are of different numbers
   */
  public static Stability of(int[] before, int[] now, int classes) {
    if (before.length != now.length) {
      throw new IllegalArgumentException(before.length + " answers, then " + now.length);
    }
    int[] first = new int[classes];
    int[] second = new int[classes];
    int same = 0;
    for (int i = 0; i < now.length; i++) {
      first[before[i]]++;
      second[now[i]]++;
      same += before[i] == now[i] ? 1 : 0;
    }
    double chance = 0;
    for (int c = 0; c < classes && now.length > 0; c++) {
      chance += (double) first[c] / now.length * second[c] / now.length;
    }
    double share = now.length == 0 ? 1 : (double) same / now.length;
    double kappa = share == 1 ? 1 : (share - chance) / (1 - chance);
    return new Stability(now.length, now.length - same, kappa);
  }

  /**
   * Whether the rule says stop: the mean agreement of the last {@value #ROUNDS} rounds is {@value
   * #ENOUGH} or more.
   */
  public static boolean saysStop(List<Stability> rounds) {
    return rounds.size() >= ROUNDS
        && rounds.subList(rounds.size() - ROUNDS, rounds.size()).stream()
                .mapToDouble(Stability::kappa)
                .average()
                .orElse(0)
            >= ENOUGH;
  }
}
