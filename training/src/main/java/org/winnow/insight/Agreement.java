package org.winnow.insight;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far judges agree beyond chance: 1 where always, 0 as by chance, NaN where it is not defined
 * (nobody was compared, or only one class was ever given).
 */
public final class Agreement {
  private Agreement() {}

  /**
   * A kappa with what it rests on.
   *
   * @param n examples that two or more of the judges judged
   */
  public record Kappa(double value, int n) {}

  /** Of two judges, by their places, on the examples both judged: Cohen 1960. */
  public static Kappa cohen(Annotations all, int one, int other) {
    double[] first = new double[all.classes().size()];
    double[] second = first.clone();
    int n = 0;
    int same = 0;
    for (int[] given : all.given()) {
      if (given[one] >= 0 && given[other] >= 0) {
        first[given[one]]++;
        second[given[other]]++;
        same += given[one] == given[other] ? 1 : 0;
        n++;
      }
    }
    double chance = 0;
    for (int c = 0; c < first.length; c++) {
      chance += first[c] / n * second[c] / n;
    }
    return new Kappa(beyond((double) same / n, chance), n);
  }

  /**
   * Of all judges: Fleiss 1971, carried over to examples with different numbers of judgements, two
   * or more.
   */
  public static Kappa fleiss(Annotations all) {
    return fleiss(IntStream.range(0, all.ids().size()).mapToObj(all::votes).toArray(int[][]::new));
  }

  /** The same for one class against all others. */
  public static Kappa fleiss(Annotations all, int ofClass) {
    return fleiss(
        IntStream.range(0, all.ids().size())
            .mapToObj(all::votes)
            .map(v -> new int[] {v[ofClass], Arrays.stream(v).sum() - v[ofClass]})
            .toArray(int[][]::new));
  }

  /**
   * @param votes {@code [examples][classes]}
   */
  private static Kappa fleiss(int[][] votes) {
    int[][] compared =
        Arrays.stream(votes).filter(v -> Arrays.stream(v).sum() > 1).toArray(int[][]::new);
    if (compared.length == 0) {
      return new Kappa(Double.NaN, 0);
    }
    double[] share = new double[compared[0].length];
    double agreed = 0;
    double all = 0;
    for (int[] v : compared) {
      int judges = Arrays.stream(v).sum();
      all += judges;
      double pairs = 0;
      for (int c = 0; c < v.length; c++) {
        share[c] += v[c];
        pairs += (double) v[c] * (v[c] - 1);
      }
      agreed += pairs / judges / (judges - 1);
    }
    double judgements = all;
    double chance = Arrays.stream(share).map(s -> s / judgements * s / judgements).sum();
    return new Kappa(beyond(agreed / compared.length, chance), compared.length);
  }

  private static double beyond(double observed, double chance) {
    return chance == 1 ? Double.NaN : (observed - chance) / (1 - chance);
  }
}
