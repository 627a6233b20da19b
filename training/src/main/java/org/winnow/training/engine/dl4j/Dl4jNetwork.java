package org.winnow.training.engine.dl4j;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.winnow.datasets.Shape;
import org.winnow.training.Layer;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Network;

/** A skeleton as a DL4J computation graph. */
final class Dl4jNetwork implements Network {
  private final Skeleton skeleton;
  private final SoftmaxLoss loss = new SoftmaxLoss();
  private final CurrentRate rate;
  private final ComputationGraph graph;
  private final Map<Integer, INDArray> inputsBySize = new HashMap<>();
  private final Map<Integer, INDArray> targetsBySize = new HashMap<>();

  private Dl4jNetwork(
      Skeleton skeleton,
      NeuralNetConfiguration.Builder common,
      CurrentRate rate,
      double weightDecay) {
    this.skeleton = skeleton;
    this.rate = rate;
    this.graph =
        new ComputationGraph(
            GraphWriter.write(skeleton, new Dl4jLayers(loss, weightDecay), common));
    graph.init();
  }

  static Dl4jNetwork trainable(Skeleton skeleton, Weights weights, Recipe recipe) {
    CurrentRate rate = new CurrentRate();
    NeuralNetConfiguration.Builder common =
        common().seed(recipe.seed()).updater(Updaters.of(recipe.optimizer(), rate));
    Dl4jNetwork network = new Dl4jNetwork(skeleton, common, rate, recipe.weightDecay());
    network.setWeights(weights);
    // Dropout draws from the generator of the calling thread, which has seen other trainings.
    Nd4j.getRandom().setSeed(recipe.seed());
    return network;
  }

  static Dl4jNetwork fixed(Skeleton skeleton, Weights weights) {
    Dl4jNetwork network =
        new Dl4jNetwork(skeleton, common().updater(new NoOp()), new CurrentRate(), 0);
    network.setWeights(weights);
    return network;
  }

  private static NeuralNetConfiguration.Builder common() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .weightInit(WeightInit.ZERO)
        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
        .inferenceWorkspaceMode(WorkspaceMode.ENABLED);
  }

  @Override
  public double step(float[] inputs, int[] labels, int n, double learningRate, float[] logits) {
    rate.set(learningRate);
    loss.expect(labels, logits);
    // The loss reads class indices; DL4J itself only looks at the targets' shape.
    INDArray targets =
        targetsBySize.computeIfAbsent(n, k -> Nd4j.zeros(DataType.FLOAT, k, skeleton.classes()));
    graph.fit(new INDArray[] {load(inputs, n)}, new INDArray[] {targets});
    return loss.mean();
  }

  @Override
  public void logits(float[] inputs, int n, float[] logits) {
    Arrays2d.read(graph.output(false, load(inputs, n))[0], logits);
  }

  @Override
  public void embeddings(float[] inputs, int n, float[] embeddings) {
    String layer = skeleton.embeddingLayer();
    INDArray batch = load(inputs, n);
    if (layer.equals(skeleton.layers().get(0).name())) {
      Arrays2d.read(batch, embeddings);
      return;
    }
    // The output is asked for as well: stopped after a network's first layer, DL4J leaves a
    // workspace of that layer open and refuses to go on.
    String last = skeleton.layers().get(skeleton.layers().size() - 1).name();
    INDArray[] found = graph.output(List.of(layer, last), false, new INDArray[] {batch}, null);
    Arrays2d.read(found[0], embeddings);
  }

  @Override
  public Weights weights() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSpec p : skeleton.parameters()) {
      arrays.put(p.name(), Arrays2d.read(graph.getParam(key(p))));
    }
    return new Weights(arrays);
  }

  @Override
  public void setWeights(Weights weights) {
    for (ParameterSpec p : skeleton.parameters()) {
      INDArray own = graph.getParam(key(p));
      long[] shape = own.shape();
      float[] values = weights.values(p.name());
      if (values.length != own.length()) {
        throw new IllegalArgumentException(
            p.name() + " has " + own.length() + " values, got " + values.length);
      }
      own.assign(Nd4j.create(values, shape, 'c'));
    }
  }

  /** DL4J's key of an array: {@code conv1_W}. */
  private static String key(ParameterSpec p) {
    int slash = p.name().indexOf('/');
    String array = p.name().substring(slash + 1);
    return p.name().substring(0, slash) + "_" + (array.equals("variance") ? "var" : array);
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

  @Override
  public void close() {
    inputsBySize.values().forEach(INDArray::close);
    targetsBySize.values().forEach(INDArray::close);
    graph.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
