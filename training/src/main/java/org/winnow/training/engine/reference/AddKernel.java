package org.winnow.training.engine.reference;

import java.util.List;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.Value;

/** Sums value by value. */
final class AddKernel implements Kernel {
  private final Add op;

  AddKernel(Add op) {
    this.op = op;
  }

  @Override
  public void forward(Pass pass) {
    sum(pass, op.inputs(), op.output());
  }

  /** The total may lie where one of the parts lies. */
  static void sum(Pass pass, List<Value> parts, Value total) {
    double[] data = pass.data();
    int[] from = parts.stream().mapToInt(pass::at).toArray();
    int to = pass.at(total);
    int count = pass.elements(total);
    for (int i = 0; i < count; i++) {
      double sum = data[from[0] + i];
      for (int part = 1; part < from.length; part++) {
        sum += data[from[part] + i];
      }
      data[to + i] = sum;
    }
  }

  @Override
  public void backward(Pass pass, Gradient gradient) {
    throw new IllegalStateException("the gradient of a sum is passed on as it is");
  }
}
