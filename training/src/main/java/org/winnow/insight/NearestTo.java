package org.winnow.insight;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;

/**
 * The vectors most like one, by cosine, among any number that are offered one after the other: what
 * was offered is not kept. For the neighbours of every example there is {@link Neighbours}.
 */
public final class NearestTo {
  private final float[] wanted;
  private final double length;
  private final int most;
  private final List<Near> nearest = new ArrayList<>();

  /**
   * One vector that was offered.
   *
   * @param position given with it
   * @param distance 1 − cosine, 0 for the same direction to 2 for the opposite one; 1 for a zero
   *     vector, which is like nothing
   */
  public record Near(int position, double distance) {}

  /**
   * @param wanted the vector to be near to, finite; copied
   * @param most how many of the nearest are kept, 1 or more
   * @throws InputException where the vector is zero, so that nothing is near it
   */
  public NearestTo(float[] wanted, int most) {
    CheckedInput.vectors(new float[][] {wanted});
    this.wanted = wanted.clone();
    this.length = Math.sqrt(product(wanted, wanted));
    this.most = most;
    if (length == 0) {
      throw new InputException(
          "its vector has only zeros, so that nothing is near it: the network, or the picture, is"
              + " blank there");
    }
  }

  /** Takes a vector of the same width; of two equally near the one that came first is kept. */
  public void offer(int position, float[] vector) {
    CheckedInput.vectors(new float[][] {wanted, vector});
    double own = Math.sqrt(product(vector, vector));
    double cosine = own == 0 ? 0 : product(wanted, vector) / (own * length);
    double distance = Math.max(0, 1 - cosine);
    if (nearest.size() == most && distance >= nearest.get(most - 1).distance()) {
      return;
    }
    int at = nearest.size();
    while (at > 0 && nearest.get(at - 1).distance() > distance) {
      at--;
    }
    nearest.add(at, new Near(position, distance));
    if (nearest.size() > most) {
      nearest.remove(most);
    }
  }

  /** The nearest so far, nearest first. */
  public List<Near> found() {
    return List.copyOf(nearest);
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (double) a[d] * b[d];
    }
    return sum;
  }
}
