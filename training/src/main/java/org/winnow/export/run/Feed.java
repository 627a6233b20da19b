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
    int size = channels * places;
    for (int i = 0; i < size; i++) {
      float value = in[from + i];
      for (int s = 4; s < p.length; s += 2) {
        int at = p[s + 1];
        value =
            p[s] == SCALE ? (value - w[at]) * w[at + 1] : (value - w[at + i]) / w[at + size + i];
      }
      a[p[1] + i % channels * places + i / channels] = value;
    }
  }
}
