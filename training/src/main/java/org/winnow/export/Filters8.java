package org.winnow.export;

import java.util.Optional;
import org.winnow.training.Weights;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Parameter;

/** Reads the filters of layers, and lays 8-bit ones out as instructions read them. */
final class Filters8 {
  private Filters8() {}

  static Filters of(Forward op, Weights weights) {
    if (op instanceof Dense dense) {
      int outputs = op.output().dims().size();
      return filters(
          weights.values(dense.weights().name()), bias(dense.bias(), weights, outputs), 1);
    }
    Convolution convolution = (Convolution) op;
    int filters = op.output().dims().channels();
    float[] values = weights.values(convolution.weights().name());
    double[] bias = bias(convolution.bias(), weights, filters);
    // Depthwise filters are laid out tap by tap, as the weights of a dense layer; others one by
    // one.
    return filters(values, bias, convolution.depthwise() ? 1 : values.length / filters);
  }

  private static double[] bias(Optional<Parameter> bias, Weights weights, int outputs) {
    double[] values = new double[outputs];
    bias.ifPresent(
        p -> {
          for (int i = 0; i < outputs; i++) {
            values[i] = weights.values(p.name())[i];
          }
        });
    return values;
  }

  /**
   * @param step from one filter's weight to that of the next
   */
  private static Filters filters(float[] values, double[] bias, int step) {
    int outputs = bias.length;
    int terms = values.length / outputs;
    double[][] rows = new double[outputs][terms];
    for (int f = 0; f < outputs; f++) {
      for (int i = 0; i < terms; i++) {
        rows[f][i] = values[step == 1 ? i * outputs + f : f * terms + i];
      }
    }
    return new Filters(rows, bias);
  }

  static int place(Forward op, byte[][] rows, Constants8 constants) {
    int terms = rows[0].length;
    byte[] flat = new byte[rows.length * terms];
    boolean byTap = op instanceof Convolution convolution && convolution.depthwise();
    for (int f = 0; f < rows.length; f++) {
      for (int i = 0; i < terms; i++) {
        flat[byTap ? i * rows.length + f : f * terms + i] = rows[f][i];
      }
    }
    return constants.addWeights(flat);
  }
}
