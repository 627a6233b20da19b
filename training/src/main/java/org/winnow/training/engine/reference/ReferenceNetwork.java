package org.winnow.training.engine.reference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.training.Layer;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.UpdaterState;
import org.winnow.training.plan.Mask;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** A skeleton run by the interpreter. */
final class ReferenceNetwork implements Network {
  private final Skeleton skeleton;
  private final Plan plan;
  private final Plan inference;
  private final long seed;
  private final Feed feed;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final double[] flat;
  private final Optional<Interpreter> training;
  private final Optional<UpdateKernel> update;
  private final Map<List<Value>, Interpreter> forward = new HashMap<>();
  private int epoch = 1;
  private int stepInEpoch;

  /**
   * @param plan of a training, or of the forward pass alone
   * @param seed of dropout
   */
  ReferenceNetwork(Skeleton skeleton, Plan plan, Weights weights, long seed) {
    this.skeleton = skeleton;
    this.plan = plan;
    this.inference = plan.withoutTraining();
    this.seed = seed;
    this.feed = new Feed(plan.input().dims());
    this.flat = new double[Math.toIntExact(plan.weights())];
    plan.parameters().forEach(p -> parameters.put(p.name(), p));
    this.training =
        plan.training().map(t -> new Interpreter(plan, Precision.FLOAT, flat, List.of()));
    this.update = plan.training().map(t -> new UpdateKernel(plan, Precision.FLOAT));
    setWeights(weights);
  }

  @Override
  public Executor executor() {
    return new Executor(new ReferenceEngine().description(), 1, Optional.empty());
  }

  @Override
  public void beginEpoch(int number) {
    epoch = number;
    stepInEpoch = 0;
  }

  @Override
  public double step(Batch batch, double learningRate, float[] logits) {
    Interpreter interpreter = training.orElseThrow();
    Mode mode = Mode.training(seed, Mask.step(epoch, stepInEpoch));
    interpreter.forward(feed.rowMajor(batch.inputs(), batch.size()), batch.size(), mode);
    write(interpreter.read(plan.output()), logits);
    double loss = interpreter.backward(new Targets(batch.labels(), batch.weights()));
    update.orElseThrow().run(flat, interpreter.gradients(), batch.size(), learningRate);
    stepInEpoch++;
    return loss;
  }

  private static void write(double[] values, float[] to) {
    for (int i = 0; i < values.length; i++) {
      to[i] = (float) values[i];
    }
  }

  private Interpreter computed(float[] inputs, int n, Mode mode, List<Value> outlive) {
    Interpreter interpreter =
        forward.computeIfAbsent(
            outlive, values -> new Interpreter(inference, Precision.FLOAT, flat, values));
    interpreter.forward(feed.rowMajor(inputs, n), n, mode);
    return interpreter;
  }

  @Override
  public void logits(float[] inputs, int n, float[] logits) {
    write(computed(inputs, n, Mode.INFERENCE, List.of()).read(plan.output()), logits);
  }

  @Override
  public void activations(String layer, float[] inputs, int n, float[] activations) {
    Value value = plan.value(layer).orElseThrow();
    write(computed(inputs, n, Mode.INFERENCE, List.of(value)).read(value), activations);
  }

  @Override
  public void sample(float[] inputs, int n, long sampleSeed, float[] logits) {
    write(computed(inputs, n, Mode.sample(sampleSeed), List.of()).read(plan.output()), logits);
  }

  @Override
  public void inputGradients(Batch batch, float[] gradients) {
    Plan turned = inference.towardsInput(skeleton.scores().loss(0));
    Interpreter interpreter = new Interpreter(turned, Precision.FLOAT, flat, List.of());
    interpreter.forward(feed.rowMajor(batch.inputs(), batch.size()), batch.size(), Mode.GRADIENTS);
    float[] each = Batch.of(batch.inputs(), batch.labels(), batch.size()).weights();
    interpreter.backward(new Targets(batch.labels(), each));
    // Tokens are names: no loss changes with them.
    java.util.Arrays.fill(gradients, 0);
    turned
        .training()
        .flatMap(Plan.Training::inputGradient)
        .ifPresent(value -> feed.write(interpreter.read(value), gradients));
  }

  @Override
  public Weights weights() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : skeleton.parameters()) {
      Parameter p = parameters.get(spec.name());
      float[] values = new float[p.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) flat[(int) p.place(i)];
      }
      arrays.put(spec.name(), values);
    }
    return new Weights(arrays);
  }

  @Override
  public void setWeights(Weights weights) {
    for (ParameterSpec spec : skeleton.parameters()) {
      Parameter p = parameters.get(spec.name());
      float[] values = weights.values(spec.name());
      if (values.length != p.size()) {
        throw new IllegalArgumentException(
            spec.name() + " has " + p.size() + " values, got " + values.length);
      }
      for (int i = 0; i < values.length; i++) {
        flat[(int) p.place(i)] = values[i];
      }
    }
  }

  @Override
  public UpdaterState updaterState() {
    UpdateKernel kernel = update.orElseThrow();
    float[] values = new float[kernel.state().length];
    write(kernel.state(), values);
    return new UpdaterState(kernel.steps(), values);
  }

  @Override
  public void setUpdaterState(UpdaterState state) {
    UpdateKernel kernel = update.orElseThrow();
    double[] own = kernel.state();
    if (state.values().length != own.length) {
      throw new IllegalArgumentException(
          "the rule remembers " + own.length + " numbers, got " + state.values().length);
    }
    for (int i = 0; i < own.length; i++) {
      own[i] = state.values()[i];
    }
    kernel.setSteps(state.steps());
  }

  @Override
  public Optional<String> firstNotFinite(float[] inputs, int n) {
    Interpreter interpreter = new Interpreter(inference, Precision.FLOAT, flat, List.of());
    Map<String, Boolean> broken = new HashMap<>();
    interpreter.forward(
        feed.rowMajor(inputs, n),
        n,
        Mode.INFERENCE,
        value -> {
          for (double v : interpreter.read(value)) {
            if (!Double.isFinite(v)) {
              broken.put(value.name(), true);
            }
          }
        });
    return skeleton.layers().stream().map(Layer::name).filter(broken::containsKey).findFirst();
  }

  /** Nothing lies outside the heap. */
  @Override
  public void close() {}
}
