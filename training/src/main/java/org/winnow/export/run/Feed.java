package org.winnow.export.run;

/** Raw features to prepared inputs, channel by channel. */
public final class Feed {
  /** (value − s) · m, the two neighbours among the constants. */
  public static final int SCALE = 0;

  /** (value − mean) / deviation, feature by feature: all means, then all deviations. */
  public static final int STANDARDISE = 1;

  private Feed() {}

  static void run(int[] p, float[] w, float[] in, int from, float[] a) {
    int channels = p[2];
    int places = p[3];
    for (int i = 0; i < channels * places; i++) {
      a[p[1] + i % channels * places + i / channels] = prepared(p, 4, w, in[from + i], i);
    }
  }

  /** To 8-bit numbers. */
  static void run8(int[] p, float[] f, float[] in, int from, byte[] a) {
    int channels = p[2];
    int places = p[3];
    for (int i = 0; i < channels * places; i++) {
      float value = prepared(p, 5, f, in[from + i], i) * f[p[4]] + f[p[4] + 1];
      float inside = value > -128 ? (value < 127 ? value : 127) : -128;
      a[p[1] + i % channels * places + i / channels] = (byte) Math.floor(inside);
    }
  }

  private static float prepared(int[] p, int steps, float[] w, float raw, int i) {
    float value = raw;
    for (int s = steps; s < p.length; s += 2) {
      int at = p[s + 1];
      boolean scale = p[s] == SCALE;
      value = scale ? (value - w[at]) * w[at + 1] : (value - w[at + i]) / w[at + p[2] * p[3] + i];
    }
    return value;
  }
}
