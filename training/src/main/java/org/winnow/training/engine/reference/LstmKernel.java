package org.winnow.training.engine.reference;

import java.util.Arrays;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Value;

/** LSTM, step by step, each step for all examples at once. */
final class LstmKernel implements Kernel {
  private final Lstm op;
  private final int channels;
  private final int units;
  private final int steps;
  private final double[] inputWeights;
  private final double[] recurrentWeights;

  LstmKernel(Lstm op) {
    this.op = op;
    this.channels = op.input().dims().channels();
    this.units = op.units();
    this.steps = op.input().dims().height();
    this.inputWeights = new double[channels * 4 * units];
    this.recurrentWeights = new double[units * 4 * units];
  }

  /**
   * One step's rows for all examples, {@code [n, width]}: values of a sequence lie further apart.
   */
  private static void gather(Pass pass, Slice slice, double[] rows) {
    for (int i = 0; i < pass.n() * slice.width; i++) {
      rows[i] = pass.data()[slice.from + i * slice.steps + slice.step];
    }
  }

  private record Slice(int from, int width, int steps, int step) {}

  private int length(Pass pass, int example) {
    return op.lengths().map(l -> (int) pass.data()[pass.at(l) + example]).orElse(steps);
  }

  /** By input and by state, then gate: neighbours are what a product adds to. */
  private void turnWeights(Pass pass) {
    turn(pass.weights(), Pass.at(op.inputWeights()), channels, inputWeights);
    turn(pass.weights(), Pass.at(op.recurrentWeights()), units, recurrentWeights);
  }

  private void turn(double[] weights, int from, int rows, double[] turned) {
    for (int r = 0; r < rows; r++) {
      for (int g = 0; g < 4 * units; g++) {
        turned[r * 4 * units + g] = weights[from + g * rows + r];
      }
    }
  }

  @Override
  public void forward(Pass pass) {
    turnWeights(pass);
    int n = pass.n();
    double[] x = new double[n * channels];
    double[] h = new double[n * units];
    double[] c = new double[n * units];
    double[] z = new double[n * 4 * units];
    for (int t = 0; t < steps; t++) {
      gather(pass, new Slice(pass.at(op.input()), channels, steps, t), x);
      for (int i = 0; i < n; i++) {
        System.arraycopy(pass.weights(), Pass.at(op.bias()), z, i * 4 * units, 4 * units);
      }
      Matrix sums = Matrix.rows(z, 0, 4 * units);
      sums.addProduct(
          Matrix.rows(x, 0, channels),
          Matrix.rows(inputWeights, 0, 4 * units),
          new Matrix.Size(n, channels, 4 * units));
      sums.addProduct(
          Matrix.rows(h, 0, units),
          Matrix.rows(recurrentWeights, 0, 4 * units),
          new Matrix.Size(n, units, 4 * units));
      for (int i = 0; i < n; i++) {
        step(pass, new Cell(i, t, t < length(pass, i)), z, new double[][] {h, c});
      }
    }
    if (op.last()) {
      System.arraycopy(h, 0, pass.data(), pass.at(op.output()), n * units);
    }
  }

  /**
   * @param inside whether the example's sequence has this step
   */
  private record Cell(int example, int step, boolean inside) {}

  /** From sums to gates to the next state; beyond its end an example's state stays. */
  private void step(Pass pass, Cell cell, double[] z, double[][] state) {
    for (int u = 0; u < units; u++) {
      int at = cell.example * units + u;
      int from = cell.example * 4 * units + u;
      double candidate = StrictMath.tanh(z[from]);
      double forget = ActivateKernel.sigmoid(z[from + units]);
      double output = ActivateKernel.sigmoid(z[from + 2 * units]);
      double input = ActivateKernel.sigmoid(z[from + 3 * units]);
      double next = forget * state[1][at] + input * candidate;
      double shown = output * StrictMath.tanh(next);
      if (cell.inside) {
        state[1][at] = next;
        state[0][at] = shown;
      }
      if (pass.mode().keeps()) {
        double[] gates = {candidate, forget, output, input};
        for (int g = 0; g < 4; g++) {
          put(pass, op.gates(), new Place(cell, 4 * units, g * units + u), gates[g]);
        }
        put(pass, op.cells(), new Place(cell, units, u), state[1][at]);
      }
      if (!op.last()) {
        put(pass, op.output(), new Place(cell, units, u), cell.inside ? shown : 0);
      } else if (pass.mode().keeps()) {
        put(pass, op.states().orElseThrow(), new Place(cell, units, u), state[0][at]);
      }
    }
  }

  private record Place(Cell cell, int width, int row) {}

  private void put(Pass pass, Value value, Place place, double number) {
    int example = pass.at(value) + place.cell.example * place.width * steps;
    pass.data()[example + place.row * steps + place.cell.step] = number;
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    turnWeights(pass);
    LstmBackward back = new LstmBackward(op, pass, gradient);
    if (gradient.weights()) {
      clear(pass, Pass.at(op.inputWeights()), op.inputWeights().size());
      clear(pass, Pass.at(op.recurrentWeights()), op.recurrentWeights().size());
      clear(pass, Pass.at(op.bias()), op.bias().size());
    }
    int[] lengths = new int[pass.n()];
    Arrays.setAll(lengths, i -> length(pass, i));
    for (int t = steps - 1; t >= 0; t--) {
      back.step(t, lengths);
    }
  }

  private static void clear(Pass pass, int from, int count) {
    Arrays.fill(pass.gradients(), from, from + count, 0);
  }
}
