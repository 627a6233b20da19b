package org.winnow.export.run;

/** What windows see that move over pictures, or over sequences, which are one column wide. */
public final class Windows {
  // Places of a window's operands in its instruction.
  static final int CHANNELS = 3;
  static final int HEIGHT = 4;
  static final int WIDTH = 5;
  static final int OUT_CHANNELS = 6;
  static final int OUT_HEIGHT = 7;
  static final int OUT_WIDTH = 8;
  static final int WINDOW_HEIGHT = 9;
  static final int WINDOW_WIDTH = 10;
  static final int DOWN = 11;
  static final int ACROSS = 12;
  static final int DILATION_DOWN = 13;
  static final int DILATION_ACROSS = 14;
  static final int TOP = 15;
  static final int LEFT = 16;

  /** The first operand after a window's. */
  static final int END = 17;

  private Windows() {}

  /**
   * Unrolls what the windows of some rows of outputs see: a row for each weight of a filter, in it
   * a column for each output; 0 beyond the border.
   */
  static void columns(int[] p, int firstRow, int rows, float[] a, float[] s) {
    int at = 0;
    for (int c = 0; c < p[CHANNELS]; c++) {
      int channel = p[1] + c * p[HEIGHT] * p[WIDTH];
      for (int i = 0; i < p[WINDOW_HEIGHT]; i++) {
        int down = i * p[DILATION_DOWN] - p[TOP];
        for (int j = 0; j < p[WINDOW_WIDTH]; j++) {
          int across = j * p[DILATION_ACROSS] - p[LEFT];
          for (int r = firstRow; r < firstRow + rows; r++) {
            line(p, channel, r * p[DOWN] + down, across, a, s, at);
            at += p[OUT_WIDTH];
          }
        }
      }
    }
  }

  private static void line(int[] p, int channel, int y, int across, float[] a, float[] s, int at) {
    int width = p[WIDTH];
    int count = p[OUT_WIDTH];
    int stride = p[ACROSS];
    if (y < 0 || y >= p[HEIGHT]) {
      java.util.Arrays.fill(s, at, at + count, 0);
      return;
    }
    int from = channel + y * width;
    for (int o = 0; o < count; o++) {
      int x = o * stride + across;
      s[at + o] = x < 0 || x >= width ? 0 : a[from + x];
    }
  }

  static void depthwise(int[] p, float[] w, float[] a) {
    int filters = p[OUT_CHANNELS];
    int multiplier = p[END];
    int y = p[2];
    for (int f = 0; f < filters; f++) {
      int channel = p[1] + f / multiplier * p[HEIGHT] * p[WIDTH];
      float start = p[END + 2] < 0 ? 0 : w[p[END + 2] + f];
      for (int r = 0; r < p[OUT_HEIGHT]; r++) {
        for (int c = 0; c < p[OUT_WIDTH]; c++) {
          a[y++] = start + seen(p, channel, r * p[DOWN] - p[TOP], c * p[ACROSS] - p[LEFT], w, f, a);
        }
      }
    }
  }

  private static float seen(
      int[] p, int channel, int top, int left, float[] w, int filter, float[] a) {
    float sum = 0;
    for (int i = 0; i < p[WINDOW_HEIGHT]; i++) {
      int row = top + i * p[DILATION_DOWN];
      for (int j = 0; j < p[WINDOW_WIDTH]; j++) {
        int column = left + j * p[DILATION_ACROSS];
        if (row >= 0 && row < p[HEIGHT] && column >= 0 && column < p[WIDTH]) {
          int tap = (i * p[WINDOW_WIDTH] + j) * p[OUT_CHANNELS] + filter;
          sum += w[p[END + 1] + tap] * a[channel + row * p[WIDTH] + column];
        }
      }
    }
    return sum;
  }

  static void pool(int[] p, float[] a) {
    int y = p[2];
    for (int channel = 0; channel < p[CHANNELS]; channel++) {
      int x = p[1] + channel * p[HEIGHT] * p[WIDTH];
      for (int r = 0; r < p[OUT_HEIGHT]; r++) {
        for (int c = 0; c < p[OUT_WIDTH]; c++) {
          a[y++] = pooled(p, x, r * p[DOWN] - p[TOP], c * p[ACROSS] - p[LEFT], a);
        }
      }
    }
  }

  private static float pooled(int[] p, int x, int top, int left, float[] a) {
    int inside = 0;
    float sum = 0;
    float best = 0;
    for (int i = 0; i < p[WINDOW_HEIGHT]; i++) {
      int row = top + i * p[DILATION_DOWN];
      for (int j = 0; j < p[WINDOW_WIDTH]; j++) {
        int column = left + j * p[DILATION_ACROSS];
        if (row >= 0 && row < p[HEIGHT] && column >= 0 && column < p[WIDTH]) {
          float v = a[x + row * p[WIDTH] + column];
          best = inside == 0 ? v : Math.max(v, best);
          sum += v;
          inside++;
        }
      }
    }
    if (p[END] == 1) {
      return best;
    }
    boolean whole = p[END + 1] == 1;
    return sum / (whole ? p[WINDOW_HEIGHT] * p[WINDOW_WIDTH] : Math.max(1, inside));
  }
}
