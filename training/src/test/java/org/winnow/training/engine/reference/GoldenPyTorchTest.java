package org.winnow.training.engine.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Regularisation;
import org.winnow.training.plan.Update;
import org.winnow.training.plan.Updater;
import org.winnow.training.plan.Value;

/** Against numbers that PyTorch gave, in double; src/test/python/golden_pytorch.py prints them. */
class GoldenPyTorchTest {
  private static final Update DESCENT =
      new Update(new Updater.Sgd(), new Clipping.None(), List.of());

  private static Parameter parameter(String name, int size, long offset) {
    return new Parameter(
        name,
        List.of(size),
        List.of(1),
        offset,
        Parameter.Role.TRAINED,
        new Regularisation(0, 0, name.equals("w") ? 0.1 : 0));
  }

  /** Runs one operation backwards from a given gradient of its output. */
  private static Pass pass(Forward op, Value input, double[] weights) {
    Plan plan =
        Plan.forInference("one", input, List.of(op), op.parameters())
            .trainedBy(Loss.SoftmaxCrossEntropy.plain(), DESCENT, true);
    List<Value> all = new java.util.ArrayList<>(op.kept());
    all.add(input);
    all.add(op.output());
    all.add(op.output().gradient());
    all.add(input.gradient());
    Memory memory = new Memory(plan, all, 2);
    return new Pass(memory, weights, new double[weights.length], 2, Mode.GRADIENTS);
  }

  private static double[] run(Forward op, Pass pass, double[] coming) {
    Kernel kernel = Kernels.of(op);
    kernel.forward(pass);
    double[] output = read(pass, op.output());
    Value dy = op.output().gradient();
    System.arraycopy(coming, 0, pass.data(), pass.at(dy), coming.length);
    Value dx = op.inputs().get(0).gradient();
    boolean weights = !op.parameters().isEmpty();
    kernel.backward(pass, new Gradient(op, dy, List.of(Optional.of(dx)), weights));
    return output;
  }

  private static double[] read(Pass pass, Value value) {
    int from = pass.at(value);
    return java.util.Arrays.copyOfRange(pass.data(), from, from + pass.elements(value));
  }

  @Test
  void gelu() {
    Value in = Value.floats("input", Dims.vector(4));
    Activate op = new Activate("g", in, Value.floats("g", Dims.vector(4)), Curve.GELU, 0);
    Pass pass = pass(op, in, new double[0]);
    double[] x = {-3, -1.25, -.5, 0, .75, 2, 4.5, 0};
    System.arraycopy(x, 0, pass.data(), pass.at(in), 8);
    double[] found = run(op, pass, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
    double[] value = {
      -.00363739208177,
      -.13228579703,
      -.154285990175,
      0,
      .579960555166,
      1.95459769409,
      4.49999486326,
      0
    };
    double[] slope = {
      -.011584166631,
      -.12249263225,
      .132630096465,
      .5,
      .998938256137,
      1.08609925662,
      1.00002932227,
      .5
    };
    assertArrayEquals(value, found, 1e-11);
    assertArrayEquals(slope, read(pass, in.gradient()), 1e-11);
  }

  @Test
  void layerNormalisation() {
    Value in = Value.floats("input", Dims.vector(4));
    Value out = Value.floats("n", Dims.vector(4));
    LayerNorm op =
        new LayerNorm(
            "n",
            in,
            out,
            parameter("n/gamma", 4, 0),
            parameter("n/beta", 4, 4),
            1e-5,
            Value.floats("n.means", Dims.vector(1)),
            Value.floats("n.scales", Dims.vector(1)));
    Pass pass = pass(op, in, new double[] {1.5, .5, -1, 2, .1, -.2, .3, 0});
    double[] x = {.5, -1, 2, .25, 1, 3, -2, 0};
    System.arraycopy(x, 0, pass.data(), pass.at(in), 8);
    double[] found = run(op, pass, new double[] {1, -.5, .25, 2, .5, 1, -1, .75});
    double[] value = {
      .187931170489,
      -.874138973746,
      -1.16551950814,
      -.351724681955,
      .516024507132,
      .493374178553,
      1.68674835711,
      -.554699342842
    };
    double[] slope = {
      .24334666647,
      -1.61076026666,
      -1.18531009864,
      2.55272369883,
      -.0693375245279,
      -.0693379512184,
      -.138674302347,
      .277349778094
    };
    double[] weights = {
      .197295616036, 2.06088733085, 1.75312823414, -.55973693552, 1.5, .5, -.75, 2.75
    };
    assertArrayEquals(value, found, 1e-10);
    assertArrayEquals(slope, read(pass, in.gradient()), 1e-10);
    assertArrayEquals(weights, pass.gradients(), 1e-10);
  }

  @Test
  void labelSmoothing() {
    Value in = Value.floats("input", Dims.vector(3));
    Dense op =
        new Dense(
            "o", in, Value.floats("o", Dims.vector(3)), parameter("o/W", 9, 0), Optional.empty());
    Plan plan =
        Plan.forInference("one", in, List.of(op), op.parameters())
            .trainedBy(new Loss.SoftmaxCrossEntropy(.1, List.of()), DESCENT, true);
    double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    Interpreter interpreter = new Interpreter(plan, Precision.DOUBLE, identity, List.of());
    interpreter.forward(new double[] {2, -1, .5, .1, .2, -.3}, 2, Mode.GRADIENTS);
    double loss = interpreter.backward(new Targets(new int[] {0, 2}, new float[] {1, 1}));
    assertEquals(.891069476105, loss, 1e-11);
    double[] slope = {
      -.073868149372, .00288961996868, .0709785294034, .163481640954, .182428003856, -.345909644809
    };
    double[] found = interpreter.read(in.gradient());
    for (int i = 0; i < slope.length; i++) {
      assertEquals(slope[i], found[i] / 2, 1e-11); // PyTorch's is that of the mean of two
    }
  }

  /** DL4J's Adam adds epsilon before the correction, PyTorch's after: 1e-8 in both. */
  @Test
  void adamW() {
    Parameter w = parameter("w", 3, 0);
    Update update =
        new Update(
            new Updater.Adam(.9, .999, 1e-8),
            new Clipping.None(),
            List.of(new Update.Block(0, 3, 0)));
    Value in = Value.floats("input", Dims.vector(1));
    Dense op = new Dense("o", in, Value.floats("o", Dims.vector(3)), w, Optional.empty());
    Plan plan =
        Plan.forInference("one", in, List.of(op), List.of(w))
            .trainedBy(Loss.SoftmaxCrossEntropy.plain(), update, false);
    UpdateKernel kernel = new UpdateKernel(plan, Precision.DOUBLE);
    double[] weights = {.5, -1, 2};
    double[] base = {.3, -.2, .05};
    for (int step = 0; step < 20; step++) {
      double[] g = new double[3];
      for (int i = 0; i < 3; i++) {
        g[i] = base[i] * (1 + step % 3) - .1 * (step % 2);
      }
      kernel.run(weights, g, 1, .01);
    }
    assertArrayEquals(new double[] {.306977152313, -.792349767867, 1.83524720969}, weights, 1e-6);
  }
}
