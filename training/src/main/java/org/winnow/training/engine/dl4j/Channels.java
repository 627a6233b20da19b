package org.winnow.training.engine.dl4j;

import org.winnow.datasets.Shape;

/** Between values with channels last, as data sets have them, and channels first, as DL4J does. */
final class Channels {
  private Channels() {}

  static float[] first(float[] values, int n, Shape s) {
    return turned(values, n, s, true);
  }

  static float[] last(float[] values, int n, Shape s) {
    return turned(values, n, s, false);
  }

  private static float[] turned(float[] values, int n, Shape s, boolean first) {
    int places = s.height() * s.width();
    int channels = s.channels();
    float[] turned = new float[n * s.size()];
    for (int i = 0; i < n; i++) {
      int base = i * s.size();
      for (int place = 0; place < places; place++) {
        for (int c = 0; c < channels; c++) {
          int apart = base + c * places + place;
          int together = base + place * channels + c;
          turned[first ? apart : together] = values[first ? together : apart];
        }
      }
    }
    return turned;
  }
}
