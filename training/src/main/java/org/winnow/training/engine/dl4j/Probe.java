package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.winnow.training.Input;
import org.winnow.training.LayerSpec;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/**
 * The network as it answers, made so that it can also be asked what training asks: with running
 * statistics throughout, whether a pass is one of training or not.
 */
final class Probe implements AutoCloseable {
  private final Skeleton skeleton;
  private final Weights weights;
  private final boolean drops;
  private final TracedLoss loss;
  private final CaptureGradient atInput = new CaptureGradient();
  private final ComputationGraph graph;

  /**
   * @param drops whether dropout is on
   */
  Probe(Skeleton skeleton, Weights weights, boolean drops) {
    this.skeleton = skeleton;
    this.weights = weights;
    this.drops = drops;
    this.loss = new TracedLoss(skeleton.scores(), 0);
    this.graph =
        new ComputationGraph(
            GraphWriter.write(
                skeleton, this::layer, Dl4jConfiguration.common().updater(new NoOp())));
    graph.init();
    Parameters.set(graph, skeleton, weights);
  }

  private Layer layer(org.winnow.training.Layer layer) {
    LayerSpec spec = layer.spec();
    if (spec instanceof Input) {
      return new ActivationLayer.Builder().activation(atInput).build();
    }
    if (spec instanceof LayerSpec.BatchNorm) {
      return ChannelAffine.of(weights, layer.name());
    }
    if (spec instanceof LayerSpec.Dropout && !drops) {
      return new ActivationLayer.Builder().activation(new ActivationIdentity()).build();
    }
    return Dl4jLayers.fixed(loss).of(spec, skeleton.inputShape(layer));
  }

  /** Logits with dropout drawn from a seed. */
  void sample(Inputs.Loaded inputs, long seed, float[] logits) {
    Nd4j.getRandom().setSeed(seed);
    Arrays2d.read(graph.output(true, inputs.all(), inputs.masks())[0], logits);
  }

  /** The gradient of each example's loss by its inputs, as DL4J lays its inputs out. */
  float[] inputGradients(Inputs.Loaded inputs, int[] labels) {
    int n = (int) inputs.values().size(0);
    loss.expect(labels, ones(n), new float[n * skeleton.classes()]);
    graph.setInputs(inputs.values());
    graph.setLayerMaskArrays(inputs.masks(), null);
    graph.setLabels(Nd4j.zeros(DataType.FLOAT, n, skeleton.classes()));
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    graph.clear();
    return atInput.gradient();
  }

  private static float[] ones(int n) {
    float[] ones = new float[n];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  @Override
  public void close() {
    graph.close();
  }
}
