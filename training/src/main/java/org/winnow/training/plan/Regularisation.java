package org.winnow.training.plan;

/**
 * What pulls weights towards 0.
 *
 * @param l1 adds {@code l1 · sign(w)} to the gradient, before the updater
 * @param l2 adds {@code l2 · w} to the gradient, before the updater
 * @param weightDecay adds {@code weightDecay · rate · w} to the step, after the updater (Loshchilov
 *     and Hutter 2019, algorithm 2)
 */
public record Regularisation(double l1, double l2, double weightDecay) {
  public static final Regularisation NONE = new Regularisation(0, 0, 0);

  public Regularisation {
    if (!(l1 >= 0 && l2 >= 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException("negative: " + l1 + ", " + l2 + ", " + weightDecay);
    }
  }
}
