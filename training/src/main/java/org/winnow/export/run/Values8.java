package org.winnow.export.run;

/** What is done with 8-bit values one by one, or with a few of them. */
final class Values8 {
  private Values8() {}

  static void pool(int[] p, byte[] a) {
    int y = p[2];
    for (int channel = 0; channel < p[Windows.CHANNELS]; channel++) {
      int x = p[1] + channel * p[Windows.HEIGHT] * p[Windows.WIDTH];
      for (int r = 0; r < p[Windows.OUT_HEIGHT]; r++) {
        for (int c = 0; c < p[Windows.OUT_WIDTH]; c++) {
          a[y++] = pooled(p, x, r, c, a);
        }
      }
    }
  }

  private static byte pooled(int[] p, int x, int r, int c, byte[] a) {
    int zero = p[Windows.END + 2];
    int inside = 0;
    int sum = 0;
    int best = -128;
    for (int i = 0; i < p[Windows.WINDOW_HEIGHT]; i++) {
      int row = r * p[Windows.DOWN] - p[Windows.TOP] + i * p[Windows.DILATION_DOWN];
      for (int j = 0; j < p[Windows.WINDOW_WIDTH]; j++) {
        int column = c * p[Windows.ACROSS] - p[Windows.LEFT] + j * p[Windows.DILATION_ACROSS];
        boolean seen = row >= 0 && row < p[Windows.HEIGHT];
        if (seen && column >= 0 && column < p[Windows.WIDTH]) {
          int v = a[x + row * p[Windows.WIDTH] + column];
          best = Math.max(best, v);
          sum += v - zero;
          inside++;
        }
      }
    }
    if (p[Windows.END] == 1) {
      return (byte) (inside == 0 ? zero : best);
    }
    int area = p[Windows.WINDOW_HEIGHT] * p[Windows.WINDOW_WIDTH];
    int among = p[Windows.END + 1] == 1 ? area : Math.max(1, inside);
    return Fixed.clamped(zero + Fixed.mean(sum, among));
  }

  static void globalPool(int[] p, byte[] a) {
    for (int c = 0; c < p[3]; c++) {
      int best = -128;
      int sum = 0;
      for (int i = p[1] + c * p[4]; i < p[1] + (c + 1) * p[4]; i++) {
        best = Math.max(best, a[i]);
        sum += a[i] - p[6];
      }
      a[p[2] + c] = p[5] == 1 ? (byte) best : Fixed.clamped(p[6] + Fixed.mean(sum, p[4]));
    }
  }

  static void table(int[] p, byte[] w, byte[] a) {
    for (int i = 0; i < p[3]; i++) {
      a[p[2] + i] = w[p[4] + 128 + a[p[1] + i]];
    }
  }

  static void add(int[] p, byte[] a) {
    for (int i = 0; i < p[2]; i++) {
      long sum = 0;
      for (int part = 5; part < p.length; part += 3) {
        sum += (long) (a[p[part] + i] - p[part + 1]) * p[part + 2];
      }
      a[p[1] + i] = Fixed.clamped(p[3] + Fixed.rounded(sum, p[4]));
    }
  }

  static void concat(int[] p, byte[] w, byte[] a) {
    int y = p[1];
    for (int part = 2; part < p.length; part += 3) {
      for (int i = 0; i < p[part + 1]; i++) {
        a[y++] = w[p[part + 2] + 128 + a[p[part] + i]];
      }
    }
  }

  static void affine(int[] p, int[] t, byte[] a) {
    for (int c = 0; c < p[3]; c++) {
      long multiplier = t[p[5] + 2 * c];
      long addend = t[p[5] + 2 * c + 1];
      for (int i = c * p[4]; i < (c + 1) * p[4]; i++) {
        a[p[2] + i] = Fixed.clamped(Fixed.rounded(a[p[1] + i] * multiplier + addend, p[6]));
      }
    }
  }
}
