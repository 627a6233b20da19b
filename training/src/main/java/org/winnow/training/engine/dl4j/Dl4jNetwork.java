package org.winnow.training.engine.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.winnow.datasets.Shape;
import org.winnow.training.Layer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.UpdaterState;

/** A skeleton as a DL4J computation graph. */
final class Dl4jNetwork implements Network {
  private final Skeleton skeleton;
  private final SoftmaxLoss loss = new SoftmaxLoss();
  private final CurrentRate rate;
  private final long seed;
  private final ComputationGraph graph;
  private final Map<Integer, INDArray> inputsBySize = new HashMap<>();
  private final Map<Integer, INDArray> targetsBySize = new HashMap<>();

  private Dl4jNetwork(Skeleton skeleton, Recipe recipe, boolean trains) {
    this.skeleton = skeleton;
    this.rate = new CurrentRate();
    this.seed = recipe.seed();
    this.graph =
        new ComputationGraph(
            trains
                ? Dl4jConfiguration.forTraining(skeleton, recipe, loss, rate)
                : Dl4jConfiguration.forInference(skeleton, loss));
    graph.init();
  }

  static Dl4jNetwork trainable(Skeleton skeleton, Weights weights, Recipe recipe) {
    Dl4jNetwork network = new Dl4jNetwork(skeleton, recipe, true);
    network.setWeights(weights);
    network.beginEpoch(1);
    return network;
  }

  static Dl4jNetwork fixed(Skeleton skeleton, Weights weights) {
    Dl4jNetwork network = new Dl4jNetwork(skeleton, Recipe.standard(), false);
    network.setWeights(weights);
    return network;
  }

  @Override
  public void beginEpoch(int epoch) {
    // Dropout draws from the generator of the calling thread, which has seen other trainings.
    Nd4j.getRandom().setSeed(31 * seed + epoch);
  }

  @Override
  public double step(Batch batch, double learningRate, float[] logits) {
    rate.set(learningRate);
    loss.expect(batch.labels(), batch.weights(), logits);
    int n = batch.size();
    // The loss reads class indices; DL4J itself only looks at the targets' shape.
    INDArray targets =
        targetsBySize.computeIfAbsent(n, k -> Nd4j.zeros(DataType.FLOAT, k, skeleton.classes()));
    graph.fit(new INDArray[] {load(batch.inputs(), n)}, new INDArray[] {targets});
    return loss.mean();
  }

  @Override
  public void logits(float[] inputs, int n, float[] logits) {
    Arrays2d.read(graph.output(false, load(inputs, n))[0], logits);
  }

  @Override
  public void activations(String layer, float[] inputs, int n, float[] activations) {
    INDArray batch = load(inputs, n);
    if (layer.equals(skeleton.layers().get(0).name())) {
      Arrays2d.read(batch, activations);
      return;
    }
    // The output is asked for as well: stopped after a network's first layer, DL4J leaves a
    // workspace of that layer open and refuses to go on.
    String last = skeleton.output().name();
    INDArray[] found = graph.output(List.of(layer, last), false, new INDArray[] {batch}, null);
    Arrays2d.read(found[0], activations);
  }

  @Override
  public void sample(float[] inputs, int n, long dropoutSeed, float[] logits) {
    try (Probe probe =
        new Probe(skeleton, weights(), true, Dl4jConfiguration.common().updater(new NoOp()))) {
      probe.sample(load(inputs, n), dropoutSeed, logits);
    }
  }

  @Override
  public void inputGradients(Batch batch, float[] gradients) {
    int n = batch.size();
    try (Probe probe =
        new Probe(skeleton, weights(), false, Dl4jConfiguration.common().updater(new NoOp()))) {
      float[] found = probe.inputGradients(load(batch.inputs(), n), batch.labels());
      Shape s = skeleton.inputShape();
      float[] turned = s.isVector() ? found : channelsLast(found, n, s);
      System.arraycopy(turned, 0, gradients, 0, n * s.size());
    }
  }

  @Override
  public Weights weights() {
    return Parameters.get(graph, skeleton);
  }

  @Override
  public void setWeights(Weights weights) {
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
  public Optional<String> firstNotFinite(float[] inputs, int n) {
    Map<String, INDArray> activations =
        graph.feedForward(new INDArray[] {load(inputs, n)}, false, true);
    for (Layer layer : skeleton.layers()) {
      INDArray values = activations.get(layer.name());
      if (values != null) {
        for (float v : Arrays2d.read(values)) {
          if (!Float.isFinite(v)) {
            return Optional.of(layer.name());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Copies a batch into an array kept for its size, channels first. */
  private INDArray load(float[] values, int n) {
    Shape s = skeleton.inputShape();
    INDArray target =
        inputsBySize.computeIfAbsent(
            n,
            k ->
                s.isVector()
                    ? Nd4j.createUninitialized(DataType.FLOAT, k, s.size())
                    : Nd4j.createUninitialized(
                        DataType.FLOAT, k, s.channels(), s.height(), s.width()));
    Arrays2d.write(
        s.channels() == 1 || s.isVector() ? values : channelsFirst(values, n, s), target);
    return target;
  }

  static float[] channelsFirst(float[] values, int n, Shape s) {
    int places = s.height() * s.width();
    int channels = s.channels();
    float[] turned = new float[n * s.size()];
    for (int i = 0; i < n; i++) {
      int base = i * s.size();
      for (int place = 0; place < places; place++) {
        for (int c = 0; c < channels; c++) {
          turned[base + c * places + place] = values[base + place * channels + c];
        }
      }
    }
    return turned;
  }

  private static float[] channelsLast(float[] values, int n, Shape s) {
    int places = s.height() * s.width();
    int channels = s.channels();
    float[] turned = new float[n * s.size()];
    for (int i = 0; i < n; i++) {
      int base = i * s.size();
      for (int place = 0; place < places; place++) {
        for (int c = 0; c < channels; c++) {
          turned[base + place * channels + c] = values[base + c * places + place];
        }
      }
    }
    return turned;
  }

  @Override
  public void close() {
    inputsBySize.values().forEach(INDArray::close);
    targetsBySize.values().forEach(INDArray::close);
    graph.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
