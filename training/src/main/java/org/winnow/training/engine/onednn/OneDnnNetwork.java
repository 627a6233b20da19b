package org.winnow.training.engine.onednn;

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
  private final Plan plan;
  private final Vectors vectors;
  private final WeightArrays arrays;
  private final Surroundings surroundings;
  private final Map<Integer, CompiledPass> training = new HashMap<>();
  private final Map<Key, CompiledPass> inference = new HashMap<>();
  private final Optional<CompiledUpdate> update;
  private final Clock clock;
  private Network aside;
  private int epoch = 1;
  private int stepOfEpoch;
  private long steps;

  /** What a forward pass is compiled for. */
  private record Key(Value upTo, int batch) {}

  OneDnnNetwork(Plan plan, Weights weights, Surroundings surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.clock = new Clock(surroundings.seed());
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
    if (update.isPresent()) {
      forTraining(n);
    } else {
      forInference(new Key(plan.output(), n));
    }
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
    CompiledPass pass = forTraining(batch.size());
    clock.set(Mask.step(epoch, stepOfEpoch++));
    pass.input().write(batch.inputs(), pass.input().length());
    return pass.gradients(batch, logits);
  }

  private CompiledPass forTraining(int n) {
    return training.computeIfAbsent(n, size -> CompiledPass.training(plan, vectors, clock, size));
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

  private void infer(Value upTo, float[] inputs, int n, float[] outputs) {
    CompiledPass pass = forInference(new Key(upTo, n));
    pass.input().write(inputs, pass.input().length());
    pass.forward();
    pass.output().read(outputs, pass.output().length());
  }

  private CompiledPass forInference(Key wanted) {
    return inference.computeIfAbsent(
        wanted, key -> CompiledPass.inference(plan, key.upTo, vectors, key.batch));
  }

  @Override
  public void sample(float[] inputs, int n, long seed, float[] logits) {
    elsewhere().sample(inputs, n, seed, logits);
  }

  @Override
  public void inputGradients(Batch batch, float[] gradients) {
    elsewhere().inputGradients(batch, gradients);
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

  @Override
  public void close() {
    training.values().forEach(CompiledPass::close);
    inference.values().forEach(CompiledPass::close);
    update.ifPresent(CompiledUpdate::close);
    if (aside != null) {
      aside.close();
    }
    vectors.close();
  }
}
