package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Value;

/** Convolution, example by example, as a product of filters and what they see. */
final class ConvolutionKernel implements Kernel {
  private final Convolution op;
  private final Columns columns;
  private final double[] turned;
  private final Packed packed;
  private final int filters;
  private final int places;
  private final int rows;

  ConvolutionKernel(Convolution op) {
    this.op = op;
    this.columns = new Columns(op.input().dims(), op.output().dims(), op.window());
    this.turned = new double[columns.values().length];
    this.packed = new Packed(op.weights());
    this.filters = op.output().dims().channels();
    this.places = columns.places();
    this.rows = columns.rows();
  }

  @Override
  public void forward(Pass pass) {
    double[] data = pass.data();
    packed.readFrom(pass.weights());
    Matrix weights = Matrix.rows(packed.values(), 0, rows);
    for (int i = 0; i < pass.n(); i++) {
      columns.read(data, input(pass, i));
      int y = pass.at(op.output()) + i * filters * places;
      for (int f = 0; f < filters; f++) {
        double start = Bias.of(pass, op.bias(), f);
        Arrays.fill(data, y + f * places, y + (f + 1) * places, start);
      }
      Matrix.rows(data, y, places)
          .addProduct(weights, columns.matrix(), new Matrix.Size(filters, rows, places));
    }
  }

  private int input(Pass pass, int example) {
    return pass.at(op.input()) + example * op.input().dims().size();
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    int dy = pass.at(gradient.outputGradient());
    if (gradient.weights()) {
      weightGradients(pass, dy);
      Bias.gradient(pass, op.bias(), dy, new Bias.Extent(pass.n(), filters, places));
    }
    gradient.inputGradient().ifPresent(dx -> inputGradients(pass, dy, dx));
  }

  private void weightGradients(Pass pass, int dy) {
    Arrays.fill(packed.values(), 0);
    Matrix sums = Matrix.rows(packed.values(), 0, rows);
    for (int i = 0; i < pass.n(); i++) {
      columns.read(pass.data(), input(pass, i));
      sums.addProduct(
          Matrix.rows(pass.data(), dy + i * filters * places, places),
          columns.byPlace(turned),
          new Matrix.Size(filters, places, rows));
    }
    packed.writeTo(pass.gradients());
  }

  private void inputGradients(Pass pass, int dy, Value dx) {
    packed.readFrom(pass.weights());
    Matrix byRow = Matrix.rows(packed.values(), 0, rows).transposed();
    int size = dx.dims().size();
    for (int i = 0; i < pass.n(); i++) {
      Arrays.fill(columns.values(), 0);
      columns
          .matrix()
          .addProduct(
              byRow,
              Matrix.rows(pass.data(), dy + i * filters * places, places),
              new Matrix.Size(rows, filters, places));
      int to = pass.at(dx) + i * size;
      Arrays.fill(pass.data(), to, to + size, 0);
      columns.addTo(pass.data(), to);
    }
  }
}
