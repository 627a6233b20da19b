package org.winnow.training.engine.dl4j;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.winnow.datasets.Shape;
import org.winnow.training.Layer;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.UpdaterState;

/** A skeleton as a DL4J computation graph. */
final class Dl4jNetwork implements Network {
  private final Executor executor;
  private final Skeleton skeleton;
  private final Weights first;
  private final TracedLoss loss;
  private final Optional<GradientClip> clip;
  private final CurrentRate rate;
  private final long seed;
  private final ComputationGraph graph;
  private final Inputs inputs;
  private final Map<Integer, INDArray> targetsBySize = new HashMap<>();
  private Probe sampler;
  private Probe slopes;

  private Dl4jNetwork(
      Skeleton skeleton, Weights weights, Optional<Recipe> recipe, Executor executor) {
    this.executor = executor;
    this.skeleton = skeleton;
    this.first = weights;
    this.inputs = new Inputs(skeleton.input());
    this.rate = new CurrentRate();
    this.seed = recipe.map(Recipe::seed).orElse(0L);
    Refinement refinement = recipe.map(Recipe::refinement).orElse(Refinement.NONE);
    this.loss = new TracedLoss(skeleton.scores(), refinement.labelSmoothing());
    this.graph =
        new ComputationGraph(
            recipe
                .map(r -> new Dl4jConfiguration.Training(r, loss, rate))
                .map(t -> Dl4jConfiguration.forStockTraining(skeleton, weights, t))
                .orElseGet(() -> Dl4jConfiguration.forInference(skeleton, loss)));
    graph.init();
    this.clip =
        refinement.limit().isNone()
            ? Optional.empty()
            : Optional.of(new GradientClip(refinement.limit(), skeleton, refinement.frozen()));
    clip.ifPresent(graph::addListeners);
    setWeights(weights);
  }

  static Dl4jNetwork trainable(
      Skeleton skeleton, Weights weights, Recipe recipe, Executor executor) {
    Dl4jNetwork network = new Dl4jNetwork(skeleton, weights, Optional.of(recipe), executor);
    network.beginEpoch(1);
    return network;
  }

  static Dl4jNetwork fixed(Skeleton skeleton, Weights weights, Executor executor) {
    return new Dl4jNetwork(skeleton, weights, Optional.empty(), executor);
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public void beginEpoch(int epoch) {
    // Dropout draws from the generator of the calling thread, which has seen other trainings.
    Nd4j.getRandom().setSeed(31 * seed + epoch);
  }

  @Override
  public double step(Batch batch, double learningRate, float[] logits) {
    forgetProbes();
    rate.set(learningRate);
    loss.expect(batch.labels(), batch.weights(), logits);
    int n = batch.size();
    clip.ifPresent(c -> c.expect(n));
    // The loss reads class indices; DL4J itself only looks at the targets' shape.
    INDArray targets =
        targetsBySize.computeIfAbsent(n, k -> Nd4j.zeros(DataType.FLOAT, k, skeleton.classes()));
    Inputs.Loaded loaded = inputs.load(batch.inputs(), n);
    graph.fit(loaded.all(), new INDArray[] {targets}, loaded.masks(), null);
    return loss.mean();
  }

  @Override
  public void logits(float[] values, int n, float[] logits) {
    Inputs.Loaded loaded = inputs.load(values, n);
    Arrays2d.read(graph.output(false, loaded.all(), loaded.masks())[0], logits);
  }

  @Override
  public void activations(String layer, float[] values, int n, float[] activations) {
    Inputs.Loaded loaded = inputs.load(values, n);
    if (layer.equals(skeleton.layers().get(0).name())) {
      Arrays2d.read(loaded.values(), activations);
      return;
    }
    // Asked for several outputs, DL4J 1.0.0-M2.1 mixes up workspaces; let go on beyond the layer,
    // an activation behind it would overwrite what it gave.
    String vertex = GraphWriter.vertex(graph, layer);
    graph.setLayerMaskArrays(loaded.masks(), null);
    Map<String, INDArray> all = graph.feedForward(loaded.all(), turn(vertex), false, true);
    graph.clearLayerMaskArrays();
    Arrays2d.read(all.get(vertex), activations);
  }

  /** How many vertices DL4J computes before this one: behind branches that is not its index. */
  private int turn(String vertex) {
    int index = graph.getVertex(vertex).getVertexIndex();
    int[] order = graph.topologicalSortOrder();
    return IntStream.range(0, order.length)
        .filter(i -> order[i] == index)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void sample(float[] values, int n, long dropoutSeed, float[] logits) {
    if (sampler == null) {
      sampler = new Probe(skeleton, weights(), true);
    }
    sampler.sample(inputs.load(values, n), dropoutSeed, logits);
  }

  @Override
  public void inputGradients(Batch batch, float[] gradients) {
    int n = batch.size();
    if (slopes == null) {
      slopes = new Probe(skeleton, weights(), false);
    }
    float[] found = slopes.inputGradients(inputs.load(batch.inputs(), n), batch.labels());
    Shape s = skeleton.inputShape();
    float[] turned = s.isVector() ? found : Channels.last(found, n, s);
    System.arraycopy(turned, 0, gradients, 0, n * s.size());
  }

  /** What answers by weights that are no longer those. */
  private void forgetProbes() {
    for (Probe probe : new Probe[] {sampler, slopes}) {
      if (probe != null) {
        probe.close();
      }
    }
    sampler = null;
    slopes = null;
  }

  @Override
  public Weights weights() {
    return Parameters.get(graph, skeleton, first);
  }

  @Override
  public void setWeights(Weights weights) {
    forgetProbes();
    Parameters.set(graph, skeleton, weights);
  }

  @Override
  public UpdaterState updaterState() {
    INDArray state = graph.getUpdater().getStateViewArray();
    return new UpdaterState(
        graph.getIterationCount(), state == null ? new float[0] : Arrays2d.read(state));
  }

  @Override
  public void setUpdaterState(UpdaterState state) {
    INDArray own = graph.getUpdater().getStateViewArray();
    long needed = own == null ? 0 : own.length();
    if (state.values().length != needed) {
      throw new IllegalArgumentException(
          "the update rule remembers " + needed + " values, got " + state.values().length);
    }
    if (own != null) {
      own.assign(Nd4j.create(state.values(), own.shape(), 'c'));
    }
    graph.getConfiguration().setIterationCount(Math.toIntExact(state.steps()));
  }

  @Override
  public Optional<String> firstNotFinite(float[] values, int n) {
    Inputs.Loaded loaded = inputs.load(values, n);
    graph.setLayerMaskArrays(loaded.masks(), null);
    Map<String, INDArray> activations = graph.feedForward(loaded.all(), false, true);
    graph.clearLayerMaskArrays();
    for (Layer layer : skeleton.layers()) {
      INDArray output = activations.get(layer.name());
      if (output != null) {
        for (float v : Arrays2d.read(output)) {
          if (!Float.isFinite(v)) {
            return Optional.of(layer.name());
          }
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    forgetProbes();
    inputs.close();
    targetsBySize.values().forEach(INDArray::close);
    GraphMemory.free(graph);
  }
}
