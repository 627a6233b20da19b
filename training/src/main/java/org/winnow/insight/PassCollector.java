package org.winnow.insight;

import java.util.List;
import org.winnow.datasets.InputException;

/**
 * Gathers passes into {@link Passes} as they come, so that memory does not grow with their number.
 * For one thread; used once.
 */
public final class PassCollector {
  private static final int MOST = Short.MAX_VALUE;

  private final List<String> ids;
  private final List<String> classes;
  private final boolean outOfSample;
  private final float[][] mean;
  private final float[] squares;
  private final short[] votes;
  private final double[] entropy;
  private final int[] seen;

  /**
   * @param outOfSample whether no network was trained on any of the examples
   */
  public PassCollector(List<String> ids, List<String> classes, boolean outOfSample) {
    this.ids = List.copyOf(ids);
    this.classes = List.copyOf(classes);
    this.outOfSample = outOfSample;
    int cells = Math.multiplyExact(ids.size(), classes.size());
    mean = new float[ids.size()][classes.size()];
    squares = new float[cells];
    votes = new short[cells];
    entropy = new double[ids.size()];
    seen = new int[ids.size()];
  }

  /** One pass over all examples, {@code [n][classes]}. */
  public void addAll(float[][] pass) {
    CheckedInput.sameLength("a row", pass.length, ids.size());
    for (int i = 0; i < pass.length; i++) {
      add(i, pass[i]);
    }
  }

  /** What one pass says of one example, {@code [classes]}; running mean by Welford 1962. */
  public void add(int i, float[] row) {
    CheckedInput.probabilities(new float[][] {row}, classes.size());
    if (seen[i] == MOST) {
      throw new InputException("at most " + MOST + " passes can be gathered");
    }
    int n = ++seen[i];
    int at = i * row.length;
    for (int c = 0; c < row.length; c++) {
      float before = row[c] - mean[i][c];
      mean[i][c] += before / n;
      squares[at + c] += before * (row[c] - mean[i][c]);
    }
    votes[at + Probability.argmax(row)]++;
    entropy[i] += (Probability.entropy(row) - entropy[i]) / n;
  }

  /**
   * What was gathered.
   *
   * @throws InputException where it is not two or more passes over every example
   */
  public Passes done() {
    int count = seen.length == 0 ? 2 : seen[0];
    for (int s : seen) {
      if (s != count || s < 2) {
        throw new InputException(
            "expected two or more passes over every example, got " + count + " and " + s);
      }
    }
    return new Passes(this, count);
  }

  List<String> ids() {
    return ids;
  }

  List<String> classes() {
    return classes;
  }

  boolean outOfSample() {
    return outOfSample;
  }

  float[][] mean() {
    return mean;
  }

  float[] spread(int i) {
    float[] spread = new float[classes.size()];
    for (int c = 0; c < spread.length; c++) {
      spread[c] = (float) Math.sqrt(Math.max(0, squares[i * spread.length + c]) / seen[i]);
    }
    return spread;
  }

  double meanEntropy(int i) {
    return entropy[i];
  }

  int mostVotes(int i) {
    int most = 0;
    for (int c = 0; c < classes.size(); c++) {
      most = Math.max(most, votes[i * classes.size() + c]);
    }
    return most;
  }
}
