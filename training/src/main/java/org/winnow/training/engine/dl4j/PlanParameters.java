package org.winnow.training.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Regularisation;

/** Lays arrays of weights one after the other, as DL4J does in its flattened vector. */
final class PlanParameters {
  private final List<Parameter> all = new ArrayList<>();
  private long next;
  private boolean frozen;

  List<Parameter> all() {
    return all;
  }

  boolean frozen() {
    return frozen;
  }

  /** Lays out a layer whose weights are not to change. */
  <T> T frozen(Supplier<T> layer) {
    boolean before = frozen;
    frozen = true;
    try {
      return layer.get();
    } finally {
      frozen = before;
    }
  }

  /**
   * The next array of a layer.
   *
   * @param name {@code layer/array}, the skeleton's
   * @param order 'c': the last index runs fastest; 'f': the first
   */
  Parameter add(String name, Layer layer, List<Integer> shape, char order) {
    Parameter.Role role = frozen ? Parameter.Role.FROZEN : Parameter.Role.TRAINED;
    return append(name, shape, order, role, regularisation(name, layer));
  }

  /**
   * The weights {@code [out, in, window, 1]} of a convolution along steps, which DL4J 1.0.0-M2.1
   * reads as {@code [window, in, out]}.
   */
  Parameter alongSteps(String name, Layer layer, List<Integer> shape) {
    Parameter plain = add(name, layer, shape, 'c');
    int out = shape.get(0);
    List<Integer> strides = List.of(1, out, out * shape.get(1), 1);
    Parameter turned =
        new Parameter(name, shape, strides, plain.offset(), plain.role(), plain.regularisation());
    all.set(all.size() - 1, turned);
    return turned;
  }

  /** Running statistics; of a frozen layer they stay as they are. */
  Parameter tracked(String name, List<Integer> shape) {
    Parameter.Role role = frozen ? Parameter.Role.FROZEN : Parameter.Role.TRACKED;
    return append(name, shape, 'c', role, Regularisation.NONE);
  }

  private Parameter append(
      String name,
      List<Integer> shape,
      char order,
      Parameter.Role role,
      Regularisation regularisation) {
    Parameter made = new Parameter(name, shape, strides(shape, order), next, role, regularisation);
    next += made.size();
    all.add(made);
    return made;
  }

  private static List<Integer> strides(List<Integer> shape, char order) {
    Integer[] strides = new Integer[shape.size()];
    int stride = 1;
    for (int i = 0; i < strides.length; i++) {
      int axis = order == 'f' ? i : strides.length - 1 - i;
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return List.of(strides);
  }

  private static Regularisation regularisation(String name, Layer layer) {
    String array = name.substring(name.lastIndexOf('/') + 1);
    List<Regularization> terms = layer.getRegularizationByParam(array);
    Regularisation sum = Regularisation.NONE;
    for (Regularization term : terms == null ? List.<Regularization>of() : terms) {
      sum = plus(name, sum, term);
    }
    return sum;
  }

  private static Regularisation plus(String name, Regularisation sum, Regularization term) {
    if (term instanceof L1Regularization l1) {
      return new Regularisation(sum.l1() + fixed(name, l1.getL1()), sum.l2(), sum.weightDecay());
    }
    if (term instanceof L2Regularization l2) {
      return new Regularisation(sum.l1(), sum.l2() + fixed(name, l2.getL2()), sum.weightDecay());
    }
    if (term instanceof WeightDecay decay && decay.isApplyLR()) {
      return new Regularisation(
          sum.l1(), sum.l2(), sum.weightDecay() + fixed(name, decay.getCoeff()));
    }
    throw new Unplanned(name, "a plan has no regularisation " + term);
  }

  private static double fixed(String name, ISchedule schedule) {
    if (schedule instanceof FixedSchedule fixed) {
      return fixed.valueAt(0, 0);
    }
    throw new Unplanned(name, "regularisation that changes over time");
  }
}
