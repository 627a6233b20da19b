package org.winnow.export.run;

/** What brings values to a common scale. */
final class Norms {
  private Norms() {}

  static void affine(int[] p, float[] w, float[] a) {
    int places = p[4];
    for (int c = 0; c < p[3]; c++) {
      float mean = w[p[5] + c];
      float gain = w[p[6] + c];
      float shift = w[p[7] + c];
      int x = p[1] + c * places;
      int y = p[2] + c * places;
      for (int i = 0; i < places; i++) {
        a[y + i] = (a[x + i] - mean) * gain + shift;
      }
    }
  }

  static void layer(int[] p, float[] w, float[] a) {
    int channels = p[3];
    int places = p[4];
    for (int place = 0; place < places; place++) {
      int x = p[1] + place;
      int y = p[2] + place;
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += a[x + c * places];
      }
      double mean = sum / channels;
      double squares = 0;
      for (int c = 0; c < channels; c++) {
        double off = a[x + c * places] - mean;
        squares += off * off;
      }
      double scale = 1 / Math.sqrt(squares / channels + w[p[7]]);
      for (int c = 0; c < channels; c++) {
        double normal = (a[x + c * places] - mean) * scale;
        a[y + c * places] = (float) (normal * w[p[5] + c] + w[p[6] + c]);
      }
    }
  }

  static void softmax(int[] p, float[] a) {
    int channels = p[3];
    int places = p[4];
    for (int place = 0; place < places; place++) {
      int x = p[1] + place;
      int y = p[2] + place;
      float top = a[x];
      for (int c = 1; c < channels; c++) {
        top = Math.max(top, a[x + c * places]);
      }
      double total = 0;
      for (int c = 0; c < channels; c++) {
        total += Math.exp((double) a[x + c * places] - top);
      }
      for (int c = 0; c < channels; c++) {
        a[y + c * places] = (float) (Math.exp((double) a[x + c * places] - top) / total);
      }
    }
  }
}
