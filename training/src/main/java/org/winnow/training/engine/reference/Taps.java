package org.winnow.training.engine.reference;

import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Window;

/** What a window over one channel sees: for each place of the output the elements of the input. */
final class Taps {
  private final Dims in;
  private final Dims out;
  private final Window window;

  /** One element under the window. */
  interface Visit {
    /**
     * @param tap row · width + column within the window
     * @param source row · width + column within the input's channel
     */
    void at(int tap, int source);
  }

  Taps(Dims in, Dims out, Window window) {
    this.in = in;
    this.out = out;
    this.window = window;
  }

  /** Visits what lies inside the input, row by row. */
  void each(int place, Visit visit) {
    int y = place / out.width() * window.strideDown() - window.top();
    int x = place % out.width() * window.strideAcross() - window.left();
    for (int i = 0; i < window.height(); i++) {
      int row = y + i * window.dilationDown();
      if (row >= 0 && row < in.height()) {
        for (int j = 0; j < window.width(); j++) {
          int column = x + j * window.dilationAcross();
          if (column >= 0 && column < in.width()) {
            visit.at(i * window.width() + j, row * in.width() + column);
          }
        }
      }
    }
  }
}
