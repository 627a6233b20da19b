package org.winnow.insight;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;

/**
 * Examples chosen to be labelled next; the same wish gives the same batch.
 *
 * @param wish what was asked for
 * @param positions candidates in the order chosen; fewer than asked for where all others are
 *     duplicates
 * @param duplicates candidates that were passed over as duplicates
 * @param ranking the batch with what a network says of it; empty without a network
 */
public record Batch(Wish wish, int[] positions, int duplicates, Optional<Uncertainty> ranking) {
  /** Of how many of the most unsure a diverse batch is taken, as a multiple of its size. */
  private static final int SHORTLIST = 10;

  private static final double LEAST = 1e-12;

  /**
   * What is asked for.
   *
   * @param size how many, 1 or more
   * @param diverse spread the batch over unlike examples: of the ten times as many most unsure
   *     ones, those farthest from what is labelled or chosen, weighted by unsureness
   * @param seed of what is drawn by chance
   */
  public record Wish(Strategy strategy, int size, boolean diverse, long seed) {
    public Wish {
      if (size < 1) {
        throw new InputException("a batch has 1 example or more, got " + size);
      }
    }
  }

  /**
   * Chooses a batch. Memory: n · (width + classes) · 4 bytes besides what is given.
   *
   * @throws InputException where the strategy needs what the candidates do not have
   * @throws CancellationException where the calling thread is interrupted
   */
  public static Batch of(Candidates candidates, Wish wish, StepWatcher watcher) {
    if (candidates.size() == 0) {
      throw new InputException("there is no example to choose from: all are labelled");
    }
    Distinct distinct = new Distinct(candidates);
    int[] positions = positions(candidates, wish, distinct, watcher);
    Optional<Uncertainty> ranking =
        candidates
            .predictions()
            .map(
                p -> {
                  Uncertainty.Measure by =
                      wish.strategy().measure().orElse(Uncertainty.Measure.MARGIN);
                  return Uncertainty.rank(p, by).only(positions);
                });
    return new Batch(wish, positions, distinct.refused(), ranking);
  }

  private static int[] positions(
      Candidates from, Wish wish, Distinct distinct, StepWatcher watcher) {
    int n = Math.min(wish.size(), from.size());
    return switch (wish.strategy()) {
      case RANDOM -> Arrays.copyOf(shuffled(from.size(), wish.seed()), n);
      case K_CENTER -> new KCenter(from, watcher).choose(n, distinct::take, i -> 1);
      case BADGE -> new Badge(from).choose(n, wish.seed(), distinct, watcher);
      case TYPICLUST -> new TypiClust(from, wish.seed(), watcher).choose(n, distinct);
      case POWER_BALD -> distinct.first(powered(values(from, wish.strategy()), wish.seed()), n);
      default -> ranked(from, wish, distinct, watcher);
    };
  }

  private static int[] ranked(Candidates from, Wish wish, Distinct distinct, StepWatcher watcher) {
    double[] values = values(from, wish.strategy());
    int[] order = descending(values);
    int n = Math.min(wish.size(), order.length);
    if (!wish.diverse()) {
      return distinct.first(order, n);
    }
    int[] shortlist = Arrays.copyOf(order, (int) Math.min(order.length, (long) SHORTLIST * n));
    float[][] vectors =
        Arrays.stream(shortlist).mapToObj(i -> from.vectors()[i]).toArray(float[][]::new);
    Candidates fewer = new Candidates(vectors, from.labelled(), Optional.empty());
    int[] chosen =
        new KCenter(fewer, watcher)
            .choose(
                n, i -> distinct.take(shortlist[i]), i -> Math.max(LEAST, values[shortlist[i]]));
    return Arrays.stream(chosen).map(i -> shortlist[i]).toArray();
  }

  private static double[] values(Candidates from, Strategy strategy) {
    return Uncertainty.values(from.said(strategy), strategy.measure().orElseThrow());
  }

  private static int[] descending(double[] values) {
    return Ranking.ascending(Arrays.stream(values).map(v -> -v).toArray());
  }

  /** ln(value) plus Gumbel noise, which draws without replacement in proportion to the values. */
  private static int[] powered(double[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return descending(
        Arrays.stream(values).map(v -> Math.log(Math.max(v, LEAST)) + gumbel(random)).toArray());
  }

  private static double gumbel(SplittableRandom random) {
    return -Math.log(-Math.log(random.nextDouble(Double.MIN_NORMAL, 1)));
  }

  static int[] shuffled(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
