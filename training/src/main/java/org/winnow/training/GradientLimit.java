package org.winnow.training;

import org.winnow.datasets.InputException;

/**
 * A limit on gradients, applied to the mean gradient of a batch before anything is added to it.
 *
 * @param value each gradient is brought to −value..value; 0: no limit
 * @param norm where the norm of all gradients together is larger, all are made smaller by one
 *     factor (Pascanu, Mikolov and Bengio 2013, algorithm 1); 0: no limit
 */
public record GradientLimit(double value, double norm) {
  public static final GradientLimit NONE = new GradientLimit(0, 0);

  public GradientLimit {
    require("a limit on each gradient", value);
    require("a limit on the gradients' norm", norm);
    if (value > 0 && norm > 0) {
      throw new InputException(
          "gradients are limited one by one (" + value + ") or by their norm (" + norm + ")");
    }
  }

  private static void require(String what, double limit) {
    if (!(limit >= 0 && Double.isFinite(limit))) {
      throw new InputException(what + " must be above 0, got " + limit);
    }
  }

  public boolean isNone() {
    return value == 0 && norm == 0;
  }
}
