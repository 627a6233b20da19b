package org.winnow.training.engine.reference;

import java.util.List;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Update;
import org.winnow.training.plan.Updater;

/** The update of a plan, weight by weight. */
final class UpdateKernel {
  private final Update update;
  private final List<Parameter> trained;
  private final Precision precision;
  private final double[] state;
  private long steps;

  UpdateKernel(Plan plan, Precision precision) {
    this.update = plan.training().orElseThrow().update();
    this.trained = plan.parameters().stream().filter(Parameter::trained).toList();
    this.precision = precision;
    this.state = new double[Math.toIntExact(update.stateSize())];
    if (update.updater() instanceof Updater.RmsProp rule) {
      java.util.Arrays.fill(state, precision.rounded(rule.epsilon()));
    }
  }

  /** In the order of DL4J's state vector. */
  double[] state() {
    return state;
  }

  long steps() {
    return steps;
  }

  void setSteps(long value) {
    steps = value;
  }

  /**
   * Changes the weights.
   *
   * @param gradients sums over n examples; changed, too
   */
  void run(double[] weights, double[] gradients, int n, double rate) {
    steps++;
    for (Parameter p : trained) {
      int from = Pass.at(p);
      for (int i = from; i < from + p.size(); i++) {
        gradients[i] /= n;
      }
    }
    clip(gradients);
    for (Parameter p : trained) {
      int from = Pass.at(p);
      double l1 = p.regularisation().l1();
      double l2 = p.regularisation().l2();
      for (int i = from; i < from + p.size() && l1 + l2 > 0; i++) {
        gradients[i] += l2 * weights[i] + l1 * Math.signum(weights[i]);
      }
    }
    update.blocks().forEach(block -> steps(block, gradients, rate));
    for (Parameter p : trained) {
      int from = Pass.at(p);
      double decay = p.regularisation().weightDecay() * rate;
      for (int i = from; i < from + p.size(); i++) {
        weights[i] = precision.rounded(weights[i] - (gradients[i] + decay * weights[i]));
      }
    }
  }

  private void clip(double[] gradients) {
    if (update.clipping() instanceof Clipping.ByValue by) {
      for (Parameter p : trained) {
        for (int i = Pass.at(p); i < Pass.at(p) + p.size(); i++) {
          gradients[i] = Math.max(-by.limit(), Math.min(by.limit(), gradients[i]));
        }
      }
    }
    if (update.clipping() instanceof Clipping.ByGlobalNorm by) {
      double squares = 0;
      for (Parameter p : trained) {
        for (int i = Pass.at(p); i < Pass.at(p) + p.size(); i++) {
          squares += gradients[i] * gradients[i];
        }
      }
      double norm = StrictMath.sqrt(squares);
      for (Parameter p : trained) {
        for (int i = Pass.at(p); i < Pass.at(p) + p.size() && norm > by.limit(); i++) {
          gradients[i] *= by.limit() / norm;
        }
      }
    }
  }

  /** Replaces gradients by steps. */
  private void steps(Update.Block block, double[] gradients, double rate) {
    int s = Math.toIntExact(block.stateFrom());
    int from = Math.toIntExact(block.from());
    int length = Math.toIntExact(block.length());
    double correction = 1;
    if (update.updater() instanceof Updater.Adam adam) {
      correction =
          StrictMath.sqrt(1 - StrictMath.pow(adam.beta2(), steps))
              / (1 - StrictMath.pow(adam.beta1(), steps));
    }
    for (int i = 0; i < length; i++) {
      double g = gradients[from + i];
      gradients[from + i] = step(g, new int[] {s + i, s + length + i}, rate * correction);
    }
  }

  private double step(double g, int[] at, double rate) {
    if (update.updater() instanceof Updater.Adam rule) {
      double m = precision.rounded(rule.beta1() * state[at[0]] + (1 - rule.beta1()) * g);
      double v = precision.rounded(rule.beta2() * state[at[1]] + (1 - rule.beta2()) * g * g);
      state[at[0]] = m;
      state[at[1]] = v;
      return rate * m / (StrictMath.sqrt(v) + rule.epsilon());
    }
    if (update.updater() instanceof Updater.Nesterovs rule) {
      double before = state[at[0]];
      double v = precision.rounded(rule.momentum() * before - rate * g);
      state[at[0]] = v;
      return rule.momentum() * before - (1 + rule.momentum()) * v;
    }
    if (update.updater() instanceof Updater.RmsProp rule) {
      double s = precision.rounded(rule.decay() * state[at[0]] + (1 - rule.decay()) * g * g);
      state[at[0]] = s;
      return rate * g / (StrictMath.sqrt(s) + rule.epsilon());
    }
    return rate * g;
  }
}
