package org.winnow.training.engine.onednn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.UpdaterState;
import org.winnow.training.plan.Mask;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** A plan with its weights, compiled for each size of batch as it comes. */
final class OneDnnNetwork implements Network {
  /** Fewer examples at a time would read the weights too often. */
  private static final int LEAST_PART = 32;

  /**
   * Beyond this, values wait for memory: 256 pictures took ResNet-8 54 MB and 214 µs each, 32 of
   * them 7 MB and 159 µs; an LSTM of 64 units 21 MB and 12.0 µs, 64 of them 5 MB and 10.5 µs.
   */
  private static final long CACHED_BYTES = 6_000_000;

  private final Plan plan;
  private final Vectors vectors;
  private final WeightArrays arrays;
  private final Surroundings surroundings;
  private final Map<CompiledPass.Purpose, CompiledPass> passes = new HashMap<>();
  private final Map<CompiledPass.Purpose, Integer> parts = new HashMap<>();
  private final Optional<CompiledUpdate> update;
  private final Clock clock = new Clock();
  private Network aside;
  private int epoch = 1;
  private int stepOfEpoch;
  private long steps;

  OneDnnNetwork(Plan plan, Weights weights, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.vectors = new Vectors(plan.weights());
    this.arrays = new WeightArrays(plan.parameters(), weights.names(), plan.weights());
    arrays.write(weights, vectors.weights());
    this.update = plan.training().map(t -> CompiledUpdate.of(plan, vectors));
  }

  /**
   * Compiles for a size of batch ahead of its first use.
   *
   * @throws Unsupported where that cannot be done
   */
  void compile(int n) {
    pass(update.isPresent() ? Mode.TRAINING : Mode.INFERENCE, plan.output(), n);
  }

  private CompiledPass pass(Mode mode, Value upTo, int batch) {
    return passes.computeIfAbsent(
        new CompiledPass.Purpose(mode, upTo, batch),
        purpose ->
            CompiledPass.of(
                mode == Mode.SLOPES ? plan.towardsInput(surroundings.loss()) : plan,
                purpose,
                vectors,
                clock));
  }

  @Override
  public Executor executor() {
    return surroundings.executor();
  }

  @Override
  public void beginEpoch(int next) {
    epoch = next;
    stepOfEpoch = 0;
  }

  @Override
  public double step(Batch batch, double learningRate, float[] logits) {
    double loss = gradients(batch, logits);
    if (Double.isFinite(loss)) {
      update.orElseThrow().run(learningRate, ++steps);
    }
    return loss;
  }

  /** Forward, loss and backward; the weights stay. */
  double gradients(Batch batch, float[] logits) {
    CompiledPass pass = pass(Mode.TRAINING, plan.output(), batch.size());
    clock.set(surroundings.seed(), Mask.step(epoch, stepOfEpoch++));
    pass.input().write(batch.inputs(), pass.input().length());
    return pass.gradients(batch, logits);
  }

  @Override
  public void logits(float[] inputs, int n, float[] logits) {
    infer(plan.output(), inputs, n, logits);
  }

  @Override
  public void activations(String layer, float[] inputs, int n, float[] activations) {
    Optional<Value> value = plan.value(layer);
    if (value.isEmpty() || value.get().equals(plan.input())) {
      elsewhere().activations(layer, inputs, n, activations);
      return;
    }
    infer(value.get(), inputs, n, activations);
  }

  /** Many examples in parts; nothing that is computed of one depends on the others. */
  private void infer(Value upTo, float[] inputs, int n, float[] outputs) {
    int most = part(upTo, n);
    for (int from = 0; from < n; from += most) {
      CompiledPass pass = pass(Mode.INFERENCE, upTo, Math.min(most, n - from));
      pass.input().writeFrom(inputs, from * plan.input().dims().size());
      pass.forward();
      pass.output().readTo(outputs, from * upTo.dims().size());
    }
  }

  /** As many of n examples as a pass has memory in the cache for. */
  private int part(Value upTo, int n) {
    CompiledPass.Purpose whole = new CompiledPass.Purpose(Mode.INFERENCE, upTo, n);
    return n <= LEAST_PART ? n : parts.computeIfAbsent(whole, this::part);
  }

  private int part(CompiledPass.Purpose whole) {
    long bytes = pass(whole.mode(), whole.upTo(), whole.batch()).bytes();
    if (bytes <= CACHED_BYTES) {
      return whole.batch();
    }
    passes.remove(whole).close();
    long fitting = whole.batch() * CACHED_BYTES / bytes;
    return Math.max(LEAST_PART, Math.toIntExact(Long.highestOneBit(fitting)));
  }

  private static void run(CompiledPass pass, float[] inputs, float[] outputs) {
    pass.input().write(inputs, pass.input().length());
    pass.forward();
    pass.output().read(outputs, pass.output().length());
  }

  @Override
  public void sample(float[] inputs, int n, long seed, float[] logits) {
    CompiledPass pass = pass(Mode.SAMPLE, plan.output(), n);
    clock.set(seed, 0);
    run(pass, inputs, logits);
  }

  @Override
  public void inputGradients(Batch batch, float[] gradients) {
    int n = batch.size();
    CompiledPass pass = pass(Mode.SLOPES, plan.output(), n);
    float[] each = new float[n];
    // The mean's gradient times n: each example's own.
    Arrays.fill(each, n);
    pass.input().write(batch.inputs(), pass.input().length());
    int scores = n * plan.output().dims().size();
    double loss =
        pass.gradients(new Batch(batch.inputs(), batch.labels(), each, n), new float[scores]);
    // Tokens are names: no loss changes with them.
    Arrays.fill(gradients, 0);
    if (Double.isFinite(loss)) {
      pass.slopes().ifPresent(slopes -> slopes.read(gradients, slopes.length()));
    }
  }

  @Override
  public Optional<String> firstNotFinite(float[] inputs, int n) {
    return elsewhere().firstNotFinite(inputs, n);
  }

  /** A stock network with the weights as they are now, kept for the next time. */
  private Network elsewhere() {
    if (aside == null) {
      aside = surroundings.stock().apply(weights());
    } else {
      aside.setWeights(weights());
    }
    return aside;
  }

  @Override
  public Weights weights() {
    return arrays.read(vectors.weights());
  }

  /** The gradients of the last step, divided by its examples, in the weights' shapes. */
  Weights lastGradients() {
    return arrays.read(vectors.gradients());
  }

  @Override
  public void setWeights(Weights weights) {
    arrays.write(weights, vectors.weights());
  }

  @Override
  public UpdaterState updaterState() {
    return new UpdaterState(steps, update.map(CompiledUpdate::state).orElse(new float[0]));
  }

  @Override
  public void setUpdaterState(UpdaterState state) {
    update.ifPresent(own -> own.setState(state.values()));
    steps = state.steps();
  }

  /** Native memory of all passes beside weights, gradients and state. */
  long bytes() {
    return passes.values().stream().mapToLong(CompiledPass::bytes).sum();
  }

  @Override
  public void close() {
    passes.values().forEach(CompiledPass::close);
    update.ifPresent(CompiledUpdate::close);
    if (aside != null) {
      aside.close();
    }
    vectors.close();
  }
}
