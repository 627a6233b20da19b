package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Value;

/** One backward pass through the steps of an LSTM, the last first. */
final class LstmBackward {
  private final Lstm op;
  private final Pass pass;
  private final Gradient gradient;
  private final int channels;
  private final int units;
  private final int steps;
  private final double[] dh;
  private final double[] dc;
  private final double[] dz;
  private final double[] rows;

  LstmBackward(Lstm op, Pass pass, Gradient gradient) {
    this.op = op;
    this.pass = pass;
    this.gradient = gradient;
    this.channels = op.input().dims().channels();
    this.units = op.units();
    this.steps = op.input().dims().height();
    this.dh = new double[pass.n() * units];
    this.dc = new double[pass.n() * units];
    this.dz = new double[pass.n() * 4 * units];
    this.rows = new double[pass.n() * Math.max(channels, units)];
    if (op.last()) {
      int from = pass.at(gradient.outputGradient());
      System.arraycopy(pass.data(), from, dh, 0, dh.length);
    }
  }

  private double of(Value value, int width, int row, int step) {
    return pass.data()[pass.at(value) + row / width * width * steps + row % width * steps + step];
  }

  /** Takes the gradient of the state from after a step to before it. */
  void step(int t, int[] lengths) {
    for (int i = 0; i < pass.n(); i++) {
      boolean inside = t < lengths[i];
      for (int u = 0; u < units; u++) {
        if (inside) {
          gates(t, i, u);
        } else {
          for (int g = 0; g < 4; g++) {
            dz[i * 4 * units + g * units + u] = 0;
          }
        }
      }
    }
    if (gradient.weights()) {
      weights(t);
    }
    gradient.inputGradient().ifPresent(dx -> inputs(t, dx));
    states(t, lengths);
  }

  private void gates(int t, int example, int u) {
    int at = example * units + u;
    int z = example * 4 * units + u;
    int gate = example * 4 * units + u;
    double candidate = of(op.gates(), 4 * units, gate, t);
    double forget = of(op.gates(), 4 * units, gate + units, t);
    double output = of(op.gates(), 4 * units, gate + 2 * units, t);
    double input = of(op.gates(), 4 * units, gate + 3 * units, t);
    double cell = of(op.cells(), units, at, t);
    double before = t == 0 ? 0 : of(op.cells(), units, at, t - 1);
    double shown = StrictMath.tanh(cell);
    double slope = dh[at];
    if (!op.last()) {
      slope += of(gradient.outputGradient(), units, at, t);
    }
    double ofCell = dc[at] + slope * output * (1 - shown * shown);
    dz[z] = ofCell * input * (1 - candidate * candidate);
    dz[z + units] = ofCell * before * forget * (1 - forget);
    dz[z + 2 * units] = slope * shown * output * (1 - output);
    dz[z + 3 * units] = ofCell * candidate * input * (1 - input);
    dc[at] = ofCell * forget;
  }

  private void weights(int t) {
    Matrix byGate = Matrix.rows(dz, 0, 4 * units).transposed();
    gather(op.input(), channels, t);
    Matrix.rows(pass.gradients(), Pass.at(op.inputWeights()), channels)
        .addProduct(
            byGate, Matrix.rows(rows, 0, channels), new Matrix.Size(4 * units, pass.n(), channels));
    if (t > 0) {
      gather(op.states().orElse(op.output()), units, t - 1);
      Matrix.rows(pass.gradients(), Pass.at(op.recurrentWeights()), units)
          .addProduct(
              byGate, Matrix.rows(rows, 0, units), new Matrix.Size(4 * units, pass.n(), units));
    }
    int bias = Pass.at(op.bias());
    for (int k = 0; k < dz.length; k++) {
      pass.gradients()[bias + k % (4 * units)] += dz[k];
    }
  }

  private void gather(Value value, int width, int step) {
    for (int row = 0; row < pass.n() * width; row++) {
      rows[row] = of(value, width, row, step);
    }
  }

  private void inputs(int t, Value dx) {
    Arrays.fill(rows, 0, pass.n() * channels, 0);
    Matrix.rows(rows, 0, channels)
        .addProduct(
            Matrix.rows(dz, 0, 4 * units),
            Matrix.rows(pass.weights(), Pass.at(op.inputWeights()), channels),
            new Matrix.Size(pass.n(), 4 * units, channels));
    for (int row = 0; row < pass.n() * channels; row++) {
      pass.data()[pass.at(dx) + row * steps + t] = rows[row];
    }
  }

  /** Beyond its end an example's gradient waits. */
  private void states(int t, int[] lengths) {
    for (int i = 0; i < pass.n(); i++) {
      if (t < lengths[i]) {
        Arrays.fill(dh, i * units, (i + 1) * units, 0);
      }
    }
    Matrix.rows(dh, 0, units)
        .addProduct(
            Matrix.rows(dz, 0, 4 * units),
            Matrix.rows(pass.weights(), Pass.at(op.recurrentWeights()), units),
            new Matrix.Size(pass.n(), 4 * units, units));
  }
}
