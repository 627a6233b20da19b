package org.winnow.export.run;

/** Long short-term memory; gates in the order candidate, forget, output, input. */
final class Recurrent {
  private Recurrent() {}

  /** The scratch array has the state, the cells and the sums of the gates. */
  static void run(int[] p, float[] w, float[] a, float[] s) {
    int units = p[4];
    int steps = p[5];
    int end = p[7] < 0 ? steps : (int) a[p[7]];
    java.util.Arrays.fill(s, 0, 2 * units, 0);
    for (int t = 0; t < end; t++) {
      sums(p, t, w, a, s);
      for (int u = 0; u < units; u++) {
        state(s, units, u);
      }
      for (int u = 0; u < units && p[6] == 0; u++) {
        a[p[2] + u * steps + t] = s[u];
      }
    }
    for (int u = 0; u < units; u++) {
      if (p[6] == 1) {
        a[p[2] + u] = s[u];
      } else {
        java.util.Arrays.fill(a, p[2] + u * steps + end, p[2] + (u + 1) * steps, 0);
      }
    }
  }

  private static void sums(int[] p, int t, float[] w, float[] a, float[] s) {
    int units = p[4];
    int gates = 4 * units;
    System.arraycopy(w, p[10], s, 2 * units, gates);
    for (int c = 0; c < p[3]; c++) {
      Products.one(s, 2 * units, w, p[8] + c * gates, gates, a[p[1] + c * p[5] + t]);
    }
    for (int u = 0; u < units; u++) {
      Products.one(s, 2 * units, w, p[9] + u * gates, gates, s[u]);
    }
  }

  private static void state(float[] s, int units, int u) {
    int z = 2 * units + u;
    double candidate = Math.tanh(s[z]);
    double forget = Curves.sigmoid(s[z + units]);
    double output = Curves.sigmoid(s[z + 2 * units]);
    double input = Curves.sigmoid(s[z + 3 * units]);
    double cell = forget * s[units + u] + input * candidate;
    s[units + u] = (float) cell;
    s[u] = (float) (output * Math.tanh(cell));
  }
}
