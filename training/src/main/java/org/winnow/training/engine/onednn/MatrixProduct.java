package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/** The product of two matrices that lie row by row, of which the first may have fewer rows. */
final class MatrixProduct {
  private static final byte AS_IT_LIES = 'N';

  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer c;
  private final long most;
  private final long inner;
  private final long columns;

  /**
   * @param a {@code [rows, inner]}
   * @param b {@code [inner, columns]}
   * @param c {@code [rows, columns]}, receives the product
   */
  MatrixProduct(Tensor a, Tensor b, Tensor c) {
    most = a.layout().dims()[0];
    inner = a.layout().dims()[1];
    columns = c.layout().dims()[1];
    boolean fit =
        a.layout().bytes() == Float.BYTES * most * inner
            && b.layout().bytes() == Float.BYTES * inner * columns
            && c.layout().bytes() == Float.BYTES * most * columns;
    if (!fit) {
      throw new IllegalArgumentException(a.layout() + " by " + b.layout() + " into " + c.layout());
    }
    this.a = new FloatPointer(new Address(a.address()));
    this.b = new FloatPointer(new Address(b.address()));
    this.c = new FloatPointer(new Address(c.address()));
  }

  /** Multiplies the first rows. */
  void run(int rows) {
    if (rows < 1 || rows > most) {
      throw new IllegalArgumentException(rows + " rows of " + most);
    }
    OneDnn.check(
        dnnl_sgemm(
            AS_IT_LIES, AS_IT_LIES, rows, columns, inner, 1, a, inner, b, columns, 0, c, columns),
        "multiply matrices");
  }
}
