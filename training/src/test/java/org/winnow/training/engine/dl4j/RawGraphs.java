package org.winnow.training.engine.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Dims;

/** DL4J graphs with layers that a skeleton need not have; 11 steps of 3 channels or 9 × 8 × 3. */
final class RawGraphs {
  private RawGraphs() {}

  static List<ComputationGraphConfiguration> all() {
    return List.of(
        chain(lstm(3, 5), new GlobalPoolingLayer(PoolingType.MAX), output(5)),
        chain(lstm(3, 5), new LastTimeStep(lstm(5, 4)), output(4)),
        chain(
            oneAxis(3, 4, 3).convolutionMode(ConvolutionMode.Same).build(),
            oneAxis(4, 5, 3).stride(2).build(),
            oneAxis(5, 5, 2).dilation(2).convolutionMode(ConvolutionMode.Causal).build(),
            new GlobalPoolingLayer(PoolingType.AVG),
            output(5)),
        chain(
            oneAxis(3, 4, 2).padding(1).build(),
            new Subsampling1DLayer.Builder(Subsampling1DLayer.PoolingType.MAX, 2, 2).build(),
            new GlobalPoolingLayer(PoolingType.AVG),
            output(4)),
        chain(
            new ConvolutionLayer.Builder(3, 2).nIn(3).nOut(4).dilation(2, 3).build(),
            new FrozenLayer(new ConvolutionLayer.Builder(2, 2).nIn(4).nOut(5).build()),
            new GlobalPoolingLayer(PoolingType.MAX),
            output(5)),
        chain(
            new EmbeddingSequenceLayer.Builder().nIn(20).nOut(6).inputLength(11).build(),
            new GlobalPoolingLayer(PoolingType.AVG),
            output(6)));
  }

  static LSTM lstm(int in, int units) {
    return new LSTM.Builder().nIn(in).nOut(units).activation(Activation.TANH).build();
  }

  static Convolution1DLayer.Builder oneAxis(int in, int out, int window) {
    return new Convolution1DLayer.Builder(window, 1).nIn(in).nOut(out).activation(Activation.TANH);
  }

  static OutputLayer output(int in) {
    return new OutputLayer.Builder(new TracedLoss())
        .nIn(in)
        .nOut(3)
        .activation(Activation.IDENTITY)
        .build();
  }

  static ComputationGraphConfiguration chain(Layer... layers) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder().updater(new Sgd(1)).graphBuilder().addInputs("input");
    String previous = "input";
    for (int i = 0; i < layers.length; i++) {
      String name = i == layers.length - 1 ? "output" : "l" + i;
      graph.addLayer(name, layers[i], previous);
      previous = name;
    }
    return graph.setOutputs("output").validateOutputLayerConfig(false).build();
  }

  /** The shape that the first layer of a graph wants. */
  static Dims input(ComputationGraphConfiguration conf) {
    Layer first =
        ((org.deeplearning4j.nn.conf.graph.LayerVertex) conf.getVertices().get("l0"))
            .getLayerConf()
            .getLayer();
    if (first instanceof EmbeddingSequenceLayer) {
      return Dims.vector(11);
    }
    boolean picture = first.getClass() == ConvolutionLayer.class;
    return picture ? Dims.picture(3, 9, 8) : Dims.sequence(3, 11);
  }

  static ComputationGraphConfiguration withLocalResponse() {
    return new NeuralNetConfiguration.Builder()
        .graphBuilder()
        .addInputs("input")
        .addLayer("lrn", new LocalResponseNormalization.Builder().build(), "input")
        .addLayer("output", output(3), "lrn")
        .setOutputs("output")
        .validateOutputLayerConfig(false)
        .build();
  }

  static ComputationGraphConfiguration withInnerDropout() {
    return new NeuralNetConfiguration.Builder()
        .graphBuilder()
        .addInputs("input")
        .addLayer("dense", new DenseLayer.Builder().nIn(3).nOut(3).dropOut(0.5).build(), "input")
        .addLayer("output", output(3), "dense")
        .setOutputs("output")
        .validateOutputLayerConfig(false)
        .build();
  }

  static Compilation compilation(ComputationGraphConfiguration conf) {
    try {
      return Compilation.of(PlanWriter.write("raw", conf, new PlanInput(Dims.vector(3), false)));
    } catch (Unplanned reason) {
      return new Compilation(Optional.empty(), Optional.of(reason.getMessage()));
    }
  }
}
