package org.winnow.training.engine.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.winnow.training.plan.Backward;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.GradientSum;
import org.winnow.training.plan.Operation;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** Runs the operations of a plan one after the other over one array. */
final class Interpreter {
  private final Plan plan;
  private final Precision precision;
  private final List<Value> outlive;
  private final Map<Forward, Kernel> kernels = new HashMap<>();
  private final double[] weights;
  private final double[] gradients;
  private Memory memory;
  private Pass pass;

  /**
   * @param weights the flattened vector, shared with the caller
   * @param outlive values to be read after all is computed
   */
  Interpreter(Plan plan, Precision precision, double[] weights, List<Value> outlive) {
    this.plan = plan;
    this.precision = precision;
    this.weights = weights;
    this.outlive = List.copyOf(outlive);
    this.gradients = new double[plan.training().isPresent() ? weights.length : 0];
    plan.forward().forEach(op -> kernels.put(op, Kernels.of(op)));
  }

  /** Gradients of the weights, summed over the batch. */
  double[] gradients() {
    return gradients;
  }

  /**
   * The forward pass.
   *
   * @param inputs examples in row-major order
   */
  void forward(double[] inputs, int n, Mode mode) {
    forward(inputs, n, mode, value -> {});
  }

  /**
   * @param watch told of each operation's output once it is there
   */
  void forward(double[] inputs, int n, Mode mode, Consumer<Value> watch) {
    if (memory == null || memory.batch() < n) {
      memory = new Memory(plan, outlive, n);
    }
    pass = new Pass(memory, weights, gradients, n, mode);
    int size = pass.elements(plan.input());
    System.arraycopy(inputs, 0, pass.data(), pass.at(plan.input()), size);
    watch.accept(plan.input());
    for (Forward op : plan.forward()) {
      kernels.get(op).forward(pass);
      settle(op);
      op.parameters().stream()
          .filter(p -> p.role() == Parameter.Role.TRACKED)
          .forEach(this::settle);
      watch.accept(op.output());
    }
  }

  private void settle(Operation op) {
    for (Value value : op.writes()) {
      if (memory.holds(value)) {
        int from = pass.at(value);
        precision.round(pass.data(), from, from + pass.elements(value));
      }
    }
  }

  private void settle(Parameter tracked) {
    int from = Pass.at(tracked);
    precision.round(weights, from, from + tracked.size());
  }

  /** Loss and gradients of what {@link #forward} computed; gives the mean weighted loss. */
  double backward(Targets targets) {
    Plan.Training training = plan.training().orElseThrow();
    double loss = new LossKernel(training.loss()).run(pass, targets);
    settle(training.loss());
    for (Backward op : training.backward()) {
      if (op instanceof Gradient gradient) {
        kernels.get(gradient.of()).backward(pass, gradient);
        if (gradient.weights()) {
          for (Parameter p : gradient.of().parameters()) {
            precision.round(gradients, Pass.at(p), Pass.at(p) + p.size());
          }
        }
      } else if (op instanceof GradientSum sum) {
        AddKernel.sum(pass, sum.parts(), sum.total());
      }
      settle(op);
    }
    return loss;
  }

  /** The elements of a value that outlives the pass, or that was just computed. */
  double[] read(Value value) {
    int from = pass.at(value);
    return java.util.Arrays.copyOfRange(pass.data(), from, from + pass.elements(value));
  }
}
