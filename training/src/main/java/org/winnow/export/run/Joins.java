package org.winnow.export.run;

/** Values put together. */
final class Joins {
  private Joins() {}

  static void add(int[] p, float[] a) {
    int y = p[1];
    for (int i = 0; i < p[2]; i++) {
      float sum = a[p[3] + i];
      for (int part = 4; part < p.length; part++) {
        sum += a[p[part] + i];
      }
      a[y + i] = sum;
    }
  }

  static void concat(int[] p, float[] a) {
    int y = p[1];
    for (int part = 2; part < p.length; part += 2) {
      System.arraycopy(a, p[part], a, y, p[part + 1]);
      y += p[part + 1];
    }
  }
}
