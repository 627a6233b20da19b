package org.winnow.training.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.winnow.datasets.Shape;
import org.winnow.training.Activation;
import org.winnow.training.Conv;
import org.winnow.training.Dense;
import org.winnow.training.Depthwise;
import org.winnow.training.Embedding;
import org.winnow.training.Input;
import org.winnow.training.LayerNorm;
import org.winnow.training.LayerSpec;
import org.winnow.training.Lstm;
import org.winnow.training.Padding;
import org.winnow.training.Pool;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Scores;
import org.winnow.training.Window;

/** A skeleton's layers in DL4J's words; pictures are NCHW throughout. */
final class Dl4jLayers {
  private final Function<Scores, Ending> ending;
  private final List<Regularization> regularization;

  private Dl4jLayers(Function<Scores, Ending> ending, List<Regularization> regularization) {
    this.ending = ending;
    this.regularization = regularization;
  }

  /** Layers whose weights are only used. */
  static Dl4jLayers fixed(TracedLoss loss) {
    return new Dl4jLayers(scores -> new Ending(loss, new ActivationIdentity()), List.of());
  }

  /** Layers whose weights, but for biases and normalisations, are pulled to 0 as a recipe says. */
  static Dl4jLayers trained(TracedLoss loss, Recipe recipe) {
    return new Dl4jLayers(scores -> new Ending(loss, new ActivationIdentity()), terms(recipe));
  }

  /** The same for DL4J alone: its output has its own activation and loss. */
  static Dl4jLayers exported(Recipe recipe) {
    return new Dl4jLayers(Dl4jLayers::stock, terms(recipe));
  }

  private static Ending stock(Scores scores) {
    return switch (scores) {
      case SOFTMAX -> new Ending(new LossMCXENT(), new ActivationSoftmax());
      case SIGMOID -> new Ending(new LossBinaryXENT(), new ActivationSigmoid());
      case LINEAR -> new Ending(new LossMSE(), new ActivationIdentity());
    };
  }

  /** What an output layer ends with. */
  private record Ending(ILossFunction loss, IActivation activation) {}

  private static List<Regularization> terms(Recipe recipe) {
    Refinement refinement = recipe.refinement();
    List<Regularization> terms = new ArrayList<>();
    if (refinement.l1() > 0) {
      terms.add(new L1Regularization(refinement.l1()));
    }
    if (refinement.l2() > 0) {
      terms.add(new L2Regularization(refinement.l2()));
    }
    if (recipe.weightDecay() > 0) {
      terms.add(new WeightDecay(recipe.weightDecay(), true));
    }
    return terms;
  }

  /** A layer that reads a given shape. */
  Layer of(LayerSpec spec, Shape in) {
    Layer layer = plain(spec, in);
    Layer inner = layer instanceof LastTimeStep last ? last.getUnderlying() : layer;
    if (!regularization.isEmpty() && inner instanceof BaseLayer weighted) {
      // Set for the whole network, DL4J 1.0.0-M2.1 would apply it twice.
      weighted.setRegularization(regularization);
    }
    return layer;
  }

  private Layer plain(LayerSpec spec, Shape in) {
    if (spec instanceof Dense dense) {
      return new DenseLayer.Builder()
          .nIn(in.size())
          .nOut(dense.units())
          .activation(activation(dense.activation()))
          .build();
    }
    if (spec instanceof Embedding || spec instanceof Lstm || overSteps(spec, in)) {
      return SequenceLayers.of(spec, in);
    }
    if (spec instanceof LayerNorm) {
      return new LayerNormalization(in.channels(), LayerNorm.EPSILON);
    }
    if (spec instanceof Conv conv) {
      return convolution(conv, in);
    }
    if (spec instanceof Depthwise depthwise) {
      return depthwise(depthwise, in);
    }
    if (spec instanceof Pool pool) {
      return pooling(pool);
    }
    if (spec instanceof LayerSpec.GlobalPool pool) {
      return new GlobalPoolingLayer.Builder(type(pool.kind())).build();
    }
    if (spec instanceof LayerSpec.BatchNorm) {
      return new BatchNormalization.Builder()
          .nIn(in.channels())
          .nOut(in.channels())
          .useLogStd(false)
          .build();
    }
    if (spec instanceof LayerSpec.Dropout dropout && dropout.probability() > 0) {
      // DL4J's number is the probability of keeping a value.
      return new DropoutLayer.Builder(new Dropout(1 - dropout.probability())).build();
    }
    if (spec instanceof LayerSpec.Activate activate) {
      return new ActivationLayer.Builder().activation(activation(activate.activation())).build();
    }
    if (spec instanceof LayerSpec.Output output) {
      Ending end = ending.apply(output.scores());
      return new OutputLayer.Builder(end.loss)
          .nIn(in.size())
          .nOut(output.classes())
          .activation(end.activation)
          .build();
    }
    return new ActivationLayer.Builder().activation(new ActivationIdentity()).build();
  }

  /** Whether DL4J has a layer of its own for this over sequences, {@code [n, channels, steps]}. */
  static boolean overSteps(LayerSpec spec, Shape in) {
    // DL4J's own layer for sequences fails where dilated; as a picture it does not.
    boolean conv =
        spec instanceof Conv c && c.window().alongSequence() && c.window().dilation() == 1;
    boolean pool = spec instanceof Pool p && p.window().alongSequence();
    return Input.isSequence(in) && (conv || pool);
  }

  private static Layer convolution(Conv conv, Shape in) {
    Window w = conv.window();
    return new ConvolutionLayer.Builder(w.height(), w.width())
        .nIn(in.channels())
        .nOut(conv.filters())
        .stride(w.strideDown(), w.strideAcross())
        .padding(w.padding().down(), w.padding().across())
        .dilation(w.dilation(), w.dilation())
        .convolutionMode(mode(w))
        .activation(activation(conv.activation()))
        .build();
  }

  private static Layer depthwise(Depthwise depthwise, Shape in) {
    Window w = depthwise.window();
    return new DepthwiseConvolution2D.Builder(w.height(), w.width())
        .nIn(in.channels())
        .nOut(in.channels())
        .depthMultiplier(1)
        .stride(w.strideDown(), w.strideAcross())
        .padding(w.padding().down(), w.padding().across())
        .convolutionMode(mode(w))
        .activation(activation(depthwise.activation()))
        .build();
  }

  private static Layer pooling(Pool pool) {
    Window w = pool.window();
    return new SubsamplingLayer.Builder(type(pool.kind()))
        .kernelSize(w.height(), w.width())
        .stride(w.strideDown(), w.strideAcross())
        .padding(w.padding().down(), w.padding().across())
        .convolutionMode(mode(w))
        .build();
  }

  static PoolingType type(Pool.Kind kind) {
    return kind == Pool.Kind.MAX ? PoolingType.MAX : PoolingType.AVG;
  }

  static ConvolutionMode mode(Window w) {
    boolean same = w.padding().kind() == Padding.Kind.SAME;
    return same ? ConvolutionMode.Same : ConvolutionMode.Truncate;
  }

  static IActivation activation(Activation a) {
    return switch (a) {
      case NONE -> new ActivationIdentity();
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU(0.01);
      case ELU -> new ActivationELU();
      case GELU -> new TanhGelu();
      case SILU -> new ActivationSwish();
      case TANH -> new ActivationTanH();
      case SIGMOID -> new ActivationSigmoid();
      case SOFTMAX -> new ChannelSoftmax();
    };
  }
}
