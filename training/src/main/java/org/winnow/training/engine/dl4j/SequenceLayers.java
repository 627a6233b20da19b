package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.winnow.datasets.Shape;
import org.winnow.training.Conv;
import org.winnow.training.Embedding;
import org.winnow.training.LayerSpec;
import org.winnow.training.Lstm;
import org.winnow.training.Pool;
import org.winnow.training.Window;

/** Layers over sequences in DL4J's words, {@code [n, channels, steps]}. */
final class SequenceLayers {
  private SequenceLayers() {}

  static Layer of(LayerSpec spec, Shape in) {
    if (spec instanceof Embedding embedding) {
      return new EmbeddingSequenceLayer.Builder()
          .nIn(embedding.vocabulary())
          .nOut(embedding.size())
          .inputLength(in.height())
          .hasBias(false)
          .build();
    }
    if (spec instanceof Lstm lstm) {
      Layer every =
          new LSTM.Builder()
              .nIn(in.channels())
              .nOut(lstm.units())
              .activation(new ActivationTanH())
              .gateActivationFunction(new ActivationSigmoid())
              .build();
      return lstm.all() ? every : new LastTimeStep(every);
    }
    return spec instanceof Conv conv ? convolution(conv, in) : pooling((Pool) spec);
  }

  private static Layer convolution(Conv conv, Shape in) {
    Window w = conv.window();
    return new Convolution1DLayer.Builder(w.height())
        .nIn(in.channels())
        .nOut(conv.filters())
        .stride(w.strideDown())
        .padding(w.padding().down())
        .dilation(w.dilation())
        .convolutionMode(Dl4jLayers.mode(w))
        .activation(Dl4jLayers.activation(conv.activation()))
        .build();
  }

  private static Layer pooling(Pool pool) {
    Window w = pool.window();
    return new Subsampling1DLayer.Builder(Dl4jLayers.type(pool.kind()))
        .kernelSize(w.height())
        .stride(w.strideDown())
        .padding(w.padding().down())
        .convolutionMode(Dl4jLayers.mode(w))
        .build();
  }
}
