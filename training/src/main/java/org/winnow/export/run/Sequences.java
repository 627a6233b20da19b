package org.winnow.export.run;

/** What is done with steps: tokens, ends, and all of them together. */
final class Sequences {
  private Sequences() {}

  static void embedding(int[] p, float[] w, float[] a) {
    int channels = p[3];
    int steps = p[4];
    for (int t = 0; t < steps; t++) {
      float token = a[p[1] + t];
      if (!(token >= 0 && token < p[5] && token == (int) token)) {
        throw new IllegalArgumentException(
            "tokens are whole numbers from 0 to "
                + (p[5] - 1)
                + ", got "
                + token
                + " at step "
                + t);
      }
      int row = p[6] + (int) token * channels;
      for (int c = 0; c < channels; c++) {
        a[p[2] + c * steps + t] = w[row + c];
      }
    }
  }

  /** Up to the last step with a value other than 0, at least 1. */
  static void lengths(int[] p, float[] a) {
    int steps = p[4];
    int last = 1;
    for (int c = 0; c < p[3]; c++) {
      for (int t = last; t < steps; t++) {
        last = a[p[1] + c * steps + t] == 0 ? last : t + 1;
      }
    }
    a[p[2]] = last;
  }

  static void cut(int[] p, float[] a) {
    int steps = p[4];
    int end = (int) a[p[5]];
    for (int c = 0; c < p[3]; c++) {
      for (int t = 0; t < steps; t++) {
        a[p[2] + c * steps + t] = t < end ? a[p[1] + c * steps + t] : 0;
      }
    }
  }

  static void pool(int[] p, float[] a) {
    int places = p[4];
    int count = p[6] < 0 ? places : (int) a[p[6]];
    for (int c = 0; c < p[3]; c++) {
      int x = p[1] + c * places;
      float best = a[x];
      double sum = 0;
      for (int i = 0; i < count; i++) {
        best = Math.max(best, a[x + i]);
        sum += a[x + i];
      }
      a[p[2] + c] = p[5] == 1 ? best : (float) (sum / count);
    }
  }
}
