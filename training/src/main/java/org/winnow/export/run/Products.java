package org.winnow.export.run;

/**
 * Sums of products. Inner loops run over neighbours of the output, so that the compiler can take
 * many at a time; each sum is still added up in the order of its terms. What they need they take as
 * parameters, however many: an object for it would be one more thing for the compiler to see
 * through.
 */
final class Products {
  private Products() {}

  static void dense(int[] p, float[] w, float[] a) {
    int x = p[1];
    int y = p[2];
    int in = p[3];
    int out = p[4];
    start(p[6], w, a, y, out);
    int k = 0;
    for (; k + 4 <= in; k += 4) {
      int row = p[5] + k * out;
      four(a, y, w, row, out, out, a[x + k], a[x + k + 1], a[x + k + 2], a[x + k + 3]);
    }
    for (; k < in; k++) {
      one(a, y, w, p[5] + k * out, out, a[x + k]);
    }
  }

  private static void start(int b, float[] w, float[] a, int y, int out) {
    if (b < 0) {
      java.util.Arrays.fill(a, y, y + out, 0);
    } else {
      System.arraycopy(w, b, a, y, out);
    }
  }

  static void convolution(int[] p, float[] w, float[] a, float[] s) {
    int filters = p[Windows.OUT_CHANNELS];
    int outWidth = p[Windows.OUT_WIDTH];
    int places = p[Windows.OUT_HEIGHT] * outWidth;
    int terms = p[Windows.CHANNELS] * p[Windows.WINDOW_HEIGHT] * p[Windows.WINDOW_WIDTH];
    int rows = p[Windows.END];
    for (int row = 0; row < p[Windows.OUT_HEIGHT]; row += rows) {
      int count = Math.min(rows, p[Windows.OUT_HEIGHT] - row);
      Windows.columns(p, row, count, a, s);
      int n = count * outWidth;
      int b = p[Windows.END + 2];
      for (int f = 0; f < filters; f++) {
        int y = p[2] + f * places + row * outWidth;
        java.util.Arrays.fill(a, y, y + n, b < 0 ? 0 : w[b + f]);
      }
      int f = 0;
      for (; f + 2 <= filters; f += 2) {
        int y = p[2] + f * places + row * outWidth;
        pair(w, p[Windows.END + 1] + f * terms, terms, s, a, y, places, n);
      }
      if (f < filters) {
        single(
            w, p[Windows.END + 1] + f * terms, terms, s, a, p[2] + f * places + row * outWidth, n);
      }
    }
  }

  /**
   * Adds to the outputs of two filters all terms, whose inputs are rows of the columns: what is
   * read of these serves both.
   *
   * @param places distance of their outputs
   */
  private static void pair(
      float[] w, int at, int terms, float[] s, float[] a, int y, int places, int n) {
    int k = 0;
    for (; k + 4 <= terms; k += 4) {
      fourOfTwo(a, y, y + places, s, k * n, n, w, at + k, at + terms + k);
    }
    for (; k < terms; k++) {
      one(a, y, s, k * n, n, w[at + k]);
      one(a, y + places, s, k * n, n, w[at + terms + k]);
    }
  }

  private static void single(float[] w, int at, int terms, float[] s, float[] a, int y, int n) {
    int k = 0;
    for (; k + 4 <= terms; k += 4) {
      four(a, y, s, k * n, n, n, w[at + k], w[at + k + 1], w[at + k + 2], w[at + k + 3]);
    }
    for (; k < terms; k++) {
      one(a, y, s, k * n, n, w[at + k]);
    }
  }

  /** Four rows of {@code from} to two stretches of outputs, whose factors are at v and u. */
  private static void fourOfTwo(
      float[] to, int y, int z, float[] from, int row, int n, float[] w, int v, int u) {
    int row1 = row + n;
    int row2 = row1 + n;
    int row3 = row2 + n;
    float f0 = w[v];
    float f1 = w[v + 1];
    float f2 = w[v + 2];
    float f3 = w[v + 3];
    float g0 = w[u];
    float g1 = w[u + 1];
    float g2 = w[u + 2];
    float g3 = w[u + 3];
    for (int j = 0; j < n; j++) {
      float c0 = from[row + j];
      float c1 = from[row1 + j];
      float c2 = from[row2 + j];
      float c3 = from[row3 + j];
      to[y + j] = to[y + j] + f0 * c0 + f1 * c1 + f2 * c2 + f3 * c3;
      to[z + j] = to[z + j] + g0 * c0 + g1 * c1 + g2 * c2 + g3 * c3;
    }
  }

  /** Adds four rows of {@code from}, each times its factor, to {@code to[y..y + n)}. */
  static void four(
      float[] to,
      int y,
      float[] from,
      int row,
      int step,
      int n,
      float f0,
      float f1,
      float f2,
      float f3) {
    int row1 = row + step;
    int row2 = row1 + step;
    int row3 = row2 + step;
    for (int j = 0; j < n; j++) {
      to[y + j] =
          to[y + j]
              + f0 * from[row + j]
              + f1 * from[row1 + j]
              + f2 * from[row2 + j]
              + f3 * from[row3 + j];
    }
  }

  static void one(float[] to, int y, float[] from, int row, int n, float factor) {
    for (int j = 0; j < n; j++) {
      to[y + j] += factor * from[row + j];
    }
  }
}
