package org.winnow.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Confident learning once more, written from its description in words with lists and sets, slow and
 * plain; shares no code with what it checks.
 */
final class NaiveConfidentLearning {
  private final float[][] p;
  private final int[] y;
  private final int k;
  private final double[] t;
  private final int[][] c;
  private final Set<Integer> offDiagonal = new TreeSet<>();

  NaiveConfidentLearning(float[][] p, int[] y) {
    this.p = p;
    this.y = y;
    k = p[0].length;
    t = new double[k];
    c = new int[k][k];
    for (int j = 0; j < k; j++) {
      int cls = j;
      t[j] = own(j).stream().mapToDouble(i -> p[i][cls]).average().orElse(2);
      t[j] = Math.max(t[j], 2e-6);
    }
    for (int i = 0; i < y.length; i++) {
      List<Integer> clear = new ArrayList<>();
      for (int j = 0; j < k; j++) {
        if (p[i][j] >= t[j] - 1e-6) {
          clear.add(j);
        }
      }
      if (!clear.isEmpty()) {
        int guess = clear.size() == 1 ? clear.get(0) : largest(p[i]);
        c[y[i]][guess]++;
        if (guess != y[i]) {
          offDiagonal.add(i);
        }
      }
    }
    for (int j = 0; j < k; j++) {
      c[j][j] = Math.max(c[j][j], 1);
    }
  }

  private List<Integer> own(int cls) {
    return IntStream.range(0, y.length).filter(i -> y[i] == cls).boxed().toList();
  }

  private static int largest(float[] row) {
    return IntStream.range(0, row.length)
        .boxed()
        .max(Comparator.comparingDouble((Integer j) -> row[j]).thenComparing(j -> -j))
        .orElseThrow();
  }

  /** A row scaled to its number of labels, then by the whole's, as NumPy's last bits have it. */
  private double[] exact(int row) {
    double whole = numpySum(IntStream.range(0, k * k).mapToDouble(at -> scaled(at % k, at / k)));
    return IntStream.range(0, k).mapToDouble(j -> scaled(row, j) / whole * y.length).toArray();
  }

  private double scaled(int given, int truth) {
    return (double) c[given][truth] / IntStream.of(c[given]).sum() * own(given).size();
  }

  /** Of up to 128 values: eight sums, added in pairs, then what is left over. */
  private static double numpySum(DoubleStream values) {
    double[] all = values.toArray();
    int whole = all.length / 8 * 8;
    double[] sums = new double[8];
    for (int i = 0; i < whole; i++) {
      sums[i % 8] += all[i];
    }
    double total =
        ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    for (int i = whole; i < all.length; i++) {
      total += all[i];
    }
    return total;
  }

  /** Rounded to whole numbers one unit at a time, where the remainder is largest. */
  int[][] calibrated() {
    int[][] d = new int[k][k];
    for (int g = 0; g < k; g++) {
      double[] exact = exact(g);
      int left = own(g).size();
      for (int j = 0; j < k; j++) {
        d[g][j] = (int) Math.rint(exact[j]);
        left -= d[g][j];
      }
      Set<Integer> moved = new TreeSet<>();
      while (left != 0) {
        int sign = Integer.signum(left);
        int row = g;
        int best = -1;
        for (int j = 0; j < k; j++) {
          // Of equal remainders the last is raised, the first lowered.
          double gain =
              best < 0 ? 1 : sign * ((exact[j] - d[row][j]) - (exact[best] - d[row][best]));
          if (!moved.contains(j) && (gain > 0 || gain == 0 && sign > 0)) {
            best = j;
          }
        }
        moved.add(best);
        d[g][best] += sign;
        left -= sign;
      }
    }
    return d;
  }

  Set<Integer> flagged(LabelFilter filter) {
    return switch (filter) {
      case PRUNE_BY_NOISE_RATE -> disagreeing(byNoiseRate());
      case PRUNE_BY_CLASS -> disagreeing(byClass());
      case BOTH -> {
        Set<Integer> found = byNoiseRate();
        found.retainAll(byClass());
        yield disagreeing(found);
      }
      case CONFIDENT_LEARNING -> disagreeing(offDiagonal);
      case PREDICTED_NEQ_GIVEN -> {
        Set<Integer> found = new TreeSet<>();
        IntStream.range(0, y.length).filter(i -> largest(p[i]) != y[i]).forEach(found::add);
        yield disagreeing(found);
      }
      case LOW_SELF_CONFIDENCE -> lowest(i -> p[i][y[i]]);
      case LOW_NORMALIZED_MARGIN -> lowest(i -> ((double) p[i][y[i]] - other(i) + 1) / 2);
    };
  }

  private double other(int i) {
    return IntStream.range(0, k).filter(j -> j != y[i]).mapToDouble(j -> p[i][j]).max().orElse(0);
  }

  private Set<Integer> lowest(java.util.function.ToDoubleFunction<Integer> score) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, y.length).boxed().toList());
    all.sort(Comparator.comparingDouble(score));
    return new TreeSet<>(all.subList(0, disagreeing(offDiagonal).size()));
  }

  private Set<Integer> byNoiseRate() {
    int[][] prune = prune();
    Set<Integer> found = new TreeSet<>();
    for (int g = 0; g < k; g++) {
      for (int j = 0; j < k; j++) {
        if (j != g && own(g).size() > 1) {
          int given = g;
          int truth = j;
          List<Integer> order = new ArrayList<>(own(g));
          order.sort(Comparator.comparingDouble(i -> (double) p[i][given] - p[i][truth]));
          found.addAll(order.subList(0, Math.min(order.size(), prune[j][g])));
        }
      }
    }
    return found;
  }

  private Set<Integer> byClass() {
    int[][] prune = prune();
    Set<Integer> found = new TreeSet<>();
    for (int g = 0; g < k; g++) {
      if (own(g).size() > 1) {
        int given = g;
        List<Integer> order = new ArrayList<>(own(g));
        order.sort(Comparator.comparingDouble(i -> p[i][given]));
        found.addAll(order.subList(0, Math.max(0, order.size() - prune[g][g])));
      }
    }
    return found;
  }

  private int[][] prune() {
    int[][] d = calibrated();
    int[][] prune = new int[k][k];
    for (int g = 0; g < k; g++) {
      double lacking = Math.max(0, 1 - d[g][g]);
      int row = g;
      long others = IntStream.range(0, k).filter(j -> j != row && d[row][j] != 0).count();
      for (int j = 0; j < k; j++) {
        double fewer = others == 0 ? 0 : lacking / others;
        prune[j][g] = j == g ? Math.max(1, d[g][g]) : (int) Math.max(0, d[g][j] - fewer);
      }
    }
    return prune;
  }

  private Set<Integer> disagreeing(Set<Integer> found) {
    Set<Integer> left = new TreeSet<>(found);
    left.removeIf(
        i -> {
          double raised = p[i][y[i]] + 1e-6;
          return IntStream.range(0, k)
              .filter(j -> j != y[i])
              .allMatch(j -> j < y[i] ? p[i][j] < raised : p[i][j] <= raised);
        });
    return left;
  }
}
