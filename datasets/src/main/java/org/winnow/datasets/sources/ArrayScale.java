package org.winnow.datasets.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Features;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;

/**
 * How the numbers of an array become network inputs, found from the training rows.
 *
 * @param brightest the value that is drawn white where examples are pictures
 * @param note what was decided, where that is not obvious
 */
record ArrayScale(Preparation preparation, float brightest, Optional<String> note) {
  private static final int MOST_FOR_OWN_SCALE = 128;
  private static final int BYTE = 255;

  /**
   * Bytes and pictures that are nowhere negative are brought to 0..1: by 255 where values reach
   * 128, else by the highest value. Pictures with negative values get mean 0 and deviation 1 as a
   * whole; vectors of other numbers feature by feature.
   */
  static ArrayScale of(Features features, Shape shape, int[] trainRows) {
    float[] range = range(features, trainRows);
    float lowest = range[0];
    float highest = range[1];
    boolean picture = !shape.isVector();
    if ((features.areBytes() || picture) && lowest >= 0) {
      float max = highest >= MOST_FOR_OWN_SCALE ? Math.max(BYTE, highest) : highest;
      if (max <= 1) {
        return new ArrayScale(Preparation.none(), 1, Optional.empty());
      }
      Optional<String> note =
          max == BYTE
              ? Optional.empty()
              : Optional.of("values from 0 to " + max + " are brought to 0..1");
      return new ArrayScale(Preparation.unit(max), max, note);
    }
    Preparation preparation = picture ? whole(features, trainRows) : each(features, trainRows);
    return new ArrayScale(
        preparation,
        Math.max(highest, Float.MIN_NORMAL),
        Optional.of(
            "features are standardised ("
                + (picture ? "as a whole" : "one by one")
                + ") with the training split's mean and deviation"));
  }

  private static float[] range(Features features, int[] rows) {
    float[] values = new float[features.width()];
    float lowest = 0;
    float highest = 0;
    for (int row : rows) {
      features.copyRow(row, values, 0);
      for (float v : values) {
        lowest = Math.min(lowest, v);
        highest = Math.max(highest, v);
      }
    }
    return new float[] {lowest, highest};
  }

  private static Preparation whole(Features features, int[] rows) {
    Moments[] each = moments(features, rows);
    double mean = 0;
    double squares = 0;
    for (Moments m : each) {
      mean += m.mean() / each.length;
    }
    for (Moments m : each) {
      double shift = m.mean() - mean;
      squares += ((double) m.deviation() * m.deviation() + shift * shift) / each.length;
    }
    return new Preparation(
        List.of(new Preparation.Scale((float) mean, (float) (1 / Math.sqrt(squares)))));
  }

  private static Preparation each(Features features, int[] rows) {
    List<Float> mean = new ArrayList<>();
    List<Float> deviation = new ArrayList<>();
    for (Moments m : moments(features, rows)) {
      mean.add(m.mean());
      deviation.add(m.deviation());
    }
    return new Preparation(List.of(new Preparation.Standardize(mean, deviation)));
  }

  private static Moments[] moments(Features features, int[] rows) {
    int width = features.width();
    double[] sums = new double[width];
    double[] squares = new double[width];
    float[] values = new float[width];
    for (int row : rows) {
      features.copyRow(row, values, 0);
      for (int i = 0; i < width; i++) {
        sums[i] += values[i];
      }
    }
    for (int row : rows) {
      features.copyRow(row, values, 0);
      for (int i = 0; i < width; i++) {
        double d = values[i] - sums[i] / rows.length;
        squares[i] += d * d;
      }
    }
    Moments[] moments = new Moments[width];
    for (int i = 0; i < width; i++) {
      float deviation = (float) Math.sqrt(squares[i] / Math.max(1, rows.length));
      moments[i] =
          rows.length == 0
              ? Moments.UNIT
              : new Moments((float) (sums[i] / rows.length), deviation > 0 ? deviation : 1);
    }
    return moments;
  }
}
