package org.winnow.training.engine.reference;

/**
 * A look at a piece of an array as a matrix: element (row, column) is at {@code from + row ·
 * rowStep + column · columnStep}.
 */
record Matrix(double[] data, int from, int rowStep, int columnStep) {
  static Matrix rows(double[] data, int from, int columns) {
    return new Matrix(data, from, columns, 1);
  }

  Matrix transposed() {
    return new Matrix(data, from, columnStep, rowStep);
  }

  /**
   * Adds {@code left · right} to this. Every element's terms are added one after the other by
   * ascending inner index, whatever the compiler makes of the loops: it vectorises over columns
   * only.
   *
   * @param right with neighbouring columns, as this
   * @param size rows and columns of this, and the inner length
   */
  void addProduct(Matrix left, Matrix right, Size size) {
    if (columnStep != 1 || right.columnStep != 1) {
      throw new IllegalArgumentException("columns must be neighbours");
    }
    int whole = size.inner - size.inner % 4;
    for (int row = 0; row < size.rows; row++) {
      int to = from + row * rowStep;
      int a = left.from + row * left.rowStep;
      for (int k = 0; k < whole; k += 4) {
        fourTerms(to, left, a + k * left.columnStep, right, right.from + k * right.rowStep, size);
      }
      for (int k = whole; k < size.inner; k++) {
        double factor = left.data[a + k * left.columnStep];
        term(data, to, factor, right.data, right.from + k * right.rowStep, size.columns);
      }
    }
  }

  /** Rows and columns of a product, and how many terms each element has. */
  record Size(int rows, int inner, int columns) {}

  private void fourTerms(int to, Matrix left, int a, Matrix right, int b, Size size) {
    int step = left.columnStep;
    double[] factors = left.data;
    double first = factors[a];
    double second = factors[a + step];
    double third = factors[a + 2 * step];
    double fourth = factors[a + 3 * step];
    double[] sums = data;
    double[] terms = right.data;
    int b2 = b + right.rowStep;
    int b3 = b2 + right.rowStep;
    int b4 = b3 + right.rowStep;
    for (int j = 0; j < size.columns; j++) {
      sums[to + j] =
          sums[to + j]
              + first * terms[b + j]
              + second * terms[b2 + j]
              + third * terms[b3 + j]
              + fourth * terms[b4 + j];
    }
  }

  private static void term(double[] sums, int to, double factor, double[] terms, int b, int n) {
    for (int j = 0; j < n; j++) {
      sums[to + j] += factor * terms[b + j];
    }
  }
}
