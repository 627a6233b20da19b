package org.winnow.training.engine.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;

/**
 * Loss and gradients of one batch in double precision: what two computations in single precision
 * are judged by where they disagree.
 *
 * @param loss mean weighted loss in nats
 * @param arrays of the trained weights, by name, in row-major order, divided by the batch
 */
public record ExactGradients(double loss, Map<String, double[]> arrays) {
  /**
   * @param plan of a training, without dropout
   */
  public static ExactGradients of(Plan plan, Weights weights, Batch batch) {
    double[] flat = new double[Math.toIntExact(plan.weights())];
    for (Parameter p : plan.parameters()) {
      float[] values = weights.values(p.name());
      for (int i = 0; i < values.length; i++) {
        flat[(int) p.place(i)] = values[i];
      }
    }
    Interpreter interpreter = new Interpreter(plan, Precision.DOUBLE, flat, List.of());
    double[] inputs = new Feed(plan.input().dims()).rowMajor(batch.inputs(), batch.size());
    interpreter.forward(inputs, batch.size(), Mode.training(0, 0));
    double loss = interpreter.backward(new Targets(batch.labels(), batch.weights()));
    Map<String, double[]> arrays = new LinkedHashMap<>();
    for (Parameter p : plan.parameters()) {
      if (p.trained()) {
        double[] own = new double[p.size()];
        for (int i = 0; i < own.length; i++) {
          own[i] = interpreter.gradients()[(int) p.place(i)] / batch.size();
        }
        arrays.put(p.name(), own);
      }
    }
    return new ExactGradients(loss, arrays);
  }
}
