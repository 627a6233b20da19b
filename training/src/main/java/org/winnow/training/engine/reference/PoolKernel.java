package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Value;

/** The largest or the mean value under each window. */
final class PoolKernel implements Kernel {
  private final Pool op;
  private final Taps taps;
  private final int inPlaces;
  private final int places;

  PoolKernel(Pool op) {
    this.op = op;
    this.taps = new Taps(op.input().dims(), op.output().dims(), op.window());
    this.inPlaces = op.input().dims().places();
    this.places = op.output().dims().places();
  }

  @Override
  public void forward(Pass pass) {
    int rows = pass.n() * op.output().dims().channels();
    for (int row = 0; row < rows; row++) {
      int x = pass.at(op.input()) + row * inPlaces;
      int y = pass.at(op.output()) + row * places;
      for (int place = 0; place < places; place++) {
        pass.data()[y + place] =
            op.max() ? largest(pass, place, x, row) : sum(pass, place, x) / divisor(place);
      }
    }
  }

  private double largest(Pass pass, int place, int x, int row) {
    int[] best = {-1};
    taps.each(
        place,
        (tap, source) -> {
          // Written so that a NaN, once seen, stays.
          if (best[0] < 0 || !(pass.data()[x + source] <= pass.data()[x + best[0]])) {
            best[0] = source;
          }
        });
    if (pass.mode().keeps()) {
      pass.data()[pass.at(op.places().orElseThrow()) + row * places + place] = best[0];
    }
    return best[0] < 0 ? 0 : pass.data()[x + best[0]];
  }

  private double sum(Pass pass, int place, int x) {
    double[] sum = new double[1];
    taps.each(place, (tap, source) -> sum[0] += pass.data()[x + source]);
    return sum[0];
  }

  private double divisor(int place) {
    if (op.countPadding()) {
      return op.window().area();
    }
    int[] inside = new int[1];
    taps.each(place, (tap, source) -> inside[0]++);
    return Math.max(1, inside[0]);
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    Value dx = gradient.inputGradient().orElseThrow();
    int to = pass.at(dx);
    Arrays.fill(pass.data(), to, to + pass.elements(dx), 0);
    int rows = pass.n() * dx.dims().channels();
    for (int row = 0; row < rows; row++) {
      int dy = pass.at(gradient.outputGradient()) + row * places;
      for (int place = 0; place < places; place++) {
        spread(pass, row * places + place, pass.data()[dy + place], to + row * inPlaces);
      }
    }
  }

  /**
   * Gives a gradient to what it came from.
   *
   * @param index of the output among all channels of all examples
   */
  private void spread(Pass pass, int index, double slope, int dx) {
    if (op.max()) {
      int best = (int) pass.data()[pass.at(op.places().orElseThrow()) + index];
      if (best >= 0) {
        pass.data()[dx + best] += slope;
      }
      return;
    }
    int place = index % places;
    double share = slope / divisor(place);
    taps.each(place, (tap, source) -> pass.data()[dx + source] += share);
  }
}
