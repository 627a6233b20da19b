package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;

/** A growing curve that never holds more than so many points: neighbours are averaged in pairs. */
final class Thinned {
  private final int most;
  private final List<double[]> points = new ArrayList<>();
  private int perPoint = 1;
  private double sumX;
  private double sumY;
  private int pending;

  /**
   * @param most even, at least 2
   */
  Thinned(int most) {
    this.most = most;
  }

  void add(double x, double y) {
    sumX += x;
    sumY += y;
    if (++pending < perPoint) {
      return;
    }
    points.add(new double[] {sumX / pending, sumY / pending});
    sumX = 0;
    sumY = 0;
    pending = 0;
    if (points.size() == most) {
      halve();
    }
  }

  private void halve() {
    for (int i = 0; i < most / 2; i++) {
      double[] a = points.get(2 * i);
      double[] b = points.get(2 * i + 1);
      points.set(i, new double[] {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2});
    }
    points.subList(most / 2, most).clear();
    perPoint *= 2;
  }

  void clear() {
    points.clear();
    perPoint = 1;
    sumX = 0;
    sumY = 0;
    pending = 0;
  }

  /** The points so far as {@code [x, y]} lists for JSON. */
  List<List<Double>> json() {
    return points.stream().map(p -> Json.row(p[0], p[1])).toList();
  }
}
