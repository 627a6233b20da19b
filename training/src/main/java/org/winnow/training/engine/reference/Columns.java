package org.winnow.training.engine.reference;

import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Window;

/**
 * What a window sees of one example, unrolled: a row for each weight (channel, row, column of the
 * window), in it a column for each place of the output; 0 beyond the border.
 */
final class Columns {
  private final Dims in;
  private final Dims out;
  private final Window window;
  private final double[] values;

  Columns(Dims in, Dims out, Window window) {
    this.in = in;
    this.out = out;
    this.window = window;
    this.values = new double[Math.multiplyExact(rows(), places())];
  }

  /** Weights of one filter. */
  int rows() {
    return Math.multiplyExact(in.channels(), window.area());
  }

  int places() {
    return out.places();
  }

  double[] values() {
    return values;
  }

  Matrix matrix() {
    return Matrix.rows(values, 0, places());
  }

  /** Where the rows are examples of a window and the columns its weights. */
  Matrix byPlace(double[] turned) {
    for (int row = 0; row < rows(); row++) {
      for (int place = 0; place < places(); place++) {
        turned[place * rows() + row] = values[row * places() + place];
      }
    }
    return Matrix.rows(turned, 0, rows());
  }

  /** Unrolls the example at {@code from}. */
  void read(double[] data, int from) {
    each((place, source) -> values[place] = source < 0 ? 0 : data[from + source]);
  }

  /** Adds each value to the element it would have been read from. */
  void addTo(double[] data, int to) {
    each(
        (place, source) -> {
          if (source >= 0) {
            data[to + source] += values[place];
          }
        });
  }

  private interface Visit {
    /** A place of the unrolled values, and the element it stands for, −1 beyond the border. */
    void at(int place, int source);
  }

  private void each(Visit visit) {
    int place = 0;
    for (int c = 0; c < in.channels(); c++) {
      for (int i = 0; i < window.height(); i++) {
        for (int j = 0; j < window.width(); j++) {
          place = row(visit, place, c, i * window.dilationDown(), j * window.dilationAcross());
        }
      }
    }
  }

  private int row(Visit visit, int from, int channel, int down, int across) {
    int place = from;
    for (int oy = 0; oy < out.height(); oy++) {
      int y = oy * window.strideDown() + down - window.top();
      boolean rowInside = y >= 0 && y < in.height();
      int line = (channel * in.height() + y) * in.width();
      for (int ox = 0; ox < out.width(); ox++) {
        int x = ox * window.strideAcross() + across - window.left();
        visit.at(place++, rowInside && x >= 0 && x < in.width() ? line + x : -1);
      }
    }
    return place;
  }
}
