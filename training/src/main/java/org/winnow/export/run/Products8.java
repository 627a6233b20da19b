package org.winnow.export.run;

/** Sums of products of 8-bit numbers. */
final class Products8 {
  private Products8() {}

  static void dense(int[] p, Constants8 k, byte[] a) {
    for (int u = 0; u < p[4]; u++) {
      a[p[2] + u] = settled(k.table, p[6] + 3 * u, sum(p[1], p[3], p[5] + u * p[3], k, a), p[7]);
    }
  }

  static void scores(int[] p, Constants8 k, byte[] a, int[] sums) {
    for (int u = 0; u < p[3]; u++) {
      sums[u] = k.table[p[5] + u] + sum(p[1], p[2], p[4] + u * p[2], k, a);
    }
  }

  private static int sum(int x, int count, int row, Constants8 k, byte[] a) {
    byte[] w = k.weights;
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += w[row + i] * a[x + i];
    }
    return sum;
  }

  /** A sum with its bias, brought to the scale of the output. */
  private static byte settled(int[] t, int at, int sum, int zero) {
    return Fixed.clamped(zero + Fixed.scaled(t[at] + sum, t[at + 1], t[at + 2]));
  }

  static void convolution(int[] p, Constants8 k, byte[] a) {
    int terms = p[Windows.CHANNELS] * p[Windows.WINDOW_HEIGHT] * p[Windows.WINDOW_WIDTH];
    int y = p[2];
    for (int f = 0; f < p[Windows.OUT_CHANNELS]; f++) {
      for (int r = 0; r < p[Windows.OUT_HEIGHT]; r++) {
        for (int c = 0; c < p[Windows.OUT_WIDTH]; c++) {
          int sum = 0;
          int w = p[Windows.END] + f * terms;
          for (int channel = 0; channel < p[Windows.CHANNELS]; channel++) {
            sum += seen(p, channel, r, c, w, 1, k.weights, a);
            w += p[Windows.WINDOW_HEIGHT] * p[Windows.WINDOW_WIDTH];
          }
          a[y++] = settled(k.table, p[Windows.END + 1] + 3 * f, sum, p[Windows.END + 3]);
        }
      }
    }
  }

  static void depthwise(int[] p, Constants8 k, byte[] a) {
    int filters = p[Windows.OUT_CHANNELS];
    int y = p[2];
    for (int f = 0; f < filters; f++) {
      int channel = f / p[Windows.END + 4];
      for (int r = 0; r < p[Windows.OUT_HEIGHT]; r++) {
        for (int c = 0; c < p[Windows.OUT_WIDTH]; c++) {
          int sum = seen(p, channel, r, c, p[Windows.END] + f, filters, k.weights, a);
          a[y++] = settled(k.table, p[Windows.END + 1] + 3 * f, sum, p[Windows.END + 3]);
        }
      }
    }
  }

  /** The sum over a window of one channel; beyond the border lies the zero. */
  private static int seen(
      int[] p, int channel, int r, int c, int w, int step, byte[] weights, byte[] a) {
    int x = p[1] + channel * p[Windows.HEIGHT] * p[Windows.WIDTH];
    int top = r * p[Windows.DOWN] - p[Windows.TOP];
    int left = c * p[Windows.ACROSS] - p[Windows.LEFT];
    int zero = p[Windows.END + 2];
    int sum = 0;
    int at = w;
    for (int i = 0; i < p[Windows.WINDOW_HEIGHT]; i++) {
      int row = top + i * p[Windows.DILATION_DOWN];
      boolean rowInside = row >= 0 && row < p[Windows.HEIGHT];
      int line = x + row * p[Windows.WIDTH];
      for (int j = 0; j < p[Windows.WINDOW_WIDTH]; j++) {
        int column = left + j * p[Windows.DILATION_ACROSS];
        boolean inside = rowInside && column >= 0 && column < p[Windows.WIDTH];
        sum += weights[at] * (inside ? a[line + column] : zero);
        at += step;
      }
    }
    return sum;
  }
}
