package org.winnow.export.run;

/** Functions of one number. */
public final class Curves {
  public static final int RELU = 0;
  public static final int LEAKY_RELU = 1;
  public static final int ELU = 2;
  public static final int GELU = 3;
  public static final int SILU = 4;
  public static final int TANH = 5;
  public static final int SIGMOID = 6;

  private static final double ROOT = 0.7978845608028654;
  private static final double CUBIC = 0.044715;

  private Curves() {}

  static void run(int[] p, float[] w, float[] a) {
    int x = p[1];
    int y = p[2];
    int n = p[3];
    int curve = p[4];
    float alpha = w[p[5]];
    if (curve == RELU) {
      for (int i = 0; i < n; i++) {
        a[y + i] = Math.max(0, a[x + i]);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      a[y + i] = (float) value(curve, alpha, a[x + i]);
    }
  }

  /** A curve at one place. */
  public static double of(int curve, double alpha, double x) {
    return curve == RELU ? Math.max(0, x) : value(curve, alpha, x);
  }

  private static double value(int curve, double alpha, double x) {
    switch (curve) {
      case LEAKY_RELU:
        return x <= 0 ? alpha * x : x;
      case ELU:
        return x <= 0 ? alpha * Math.expm1(x) : x;
      case GELU:
        return x / 2 * (1 + Math.tanh(ROOT * (x + CUBIC * x * x * x)));
      case SILU:
        return x * sigmoid(x);
      case TANH:
        return Math.tanh(x);
      default:
        return sigmoid(x);
    }
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
