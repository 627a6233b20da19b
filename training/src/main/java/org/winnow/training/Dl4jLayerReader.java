package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;

/** Says in a skeleton's words what a DL4J layer does: the closed list of those understood. */
final class Dl4jLayerReader {
  private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
  private static final String OWN = "org.winnow.training.engine.dl4j.";
  private static final String DROPOUT = "org.deeplearning4j.nn.conf.dropout.Dropout";

  private final Dl4jVertex vertex;
  private final JsonNode settings;

  private Dl4jLayerReader(Dl4jVertex vertex) {
    this.vertex = vertex;
    this.settings = vertex.settings();
  }

  /** The layers that it amounts to: itself, after its own dropout where it has one. */
  static List<LayerSpec> read(Dl4jVertex vertex) {
    try {
      return new Dl4jLayerReader(vertex).all();
    } catch (InputException e) {
      boolean located = e.getMessage().startsWith("layer '");
      throw located ? e : vertex.unsupported(e.getMessage());
    }
  }

  private List<LayerSpec> all() {
    List<LayerSpec> specs = new ArrayList<>();
    JsonNode dropout = settings.path("idropout");
    if (dropout.isObject()) {
      specs.add(dropout(dropout));
    }
    if (!vertex.type().equals("DropoutLayer")) {
      specs.add(spec());
    }
    return specs;
  }

  private LayerSpec spec() {
    vertex.require("hasBias", List.of("true"));
    vertex.require("hasLayerNorm", List.of("false"));
    vertex.require("cnn2dDataFormat", List.of("NCHW"));
    vertex.require("cnn2DFormat", List.of("NCHW"));
    return switch (vertex.type()) {
      case "DenseLayer" -> new Dense(settings.path("nout").asInt(), activation());
      case "OutputLayer" -> output();
      case "ConvolutionLayer" -> new Conv(settings.path("nout").asInt(), window(), activation());
      case "DepthwiseConvolution2D" -> {
        vertex.require("depthMultiplier", List.of("1"));
        yield new Depthwise(window(), activation());
      }
      case "SubsamplingLayer" -> new Pool(kind(), window());
      case "GlobalPoolingLayer" -> {
        vertex.require("collapseDimensions", List.of("true"));
        yield new LayerSpec.GlobalPool(kind());
      }
      case "BatchNormalization" -> batchNorm();
      case "ActivationLayer" -> {
        Activation activation = activation();
        yield activation == Activation.NONE
            ? new LayerSpec.Dropout(0)
            : new LayerSpec.Activate(activation);
      }
      case "ElementWiseVertex" -> {
        vertex.require("op", List.of("Add"));
        yield new LayerSpec.Add();
      }
      case "MergeVertex" -> {
        vertex.require("mergeAxis", List.of("1"));
        yield new LayerSpec.Concat();
      }
      case "PreprocessorVertex" -> new LayerSpec.Flatten();
      default -> throw vertex.unsupported("layers of this kind cannot be imported");
    };
  }

  private LayerSpec.Output output() {
    String loss = settings.path("lossFn").path("@class").asText();
    String activation = settings.path("activationFn").path("@class").asText();
    Scores scores =
        switch (tail(activation) + " " + tail(loss)) {
          case "ActivationSoftmax LossMCXENT", "ActivationSoftmax LossNegativeLogLikelihood" ->
              Scores.SOFTMAX;
          case "ActivationSigmoid LossBinaryXENT" -> Scores.SIGMOID;
          case "ActivationIdentity LossMSE" -> Scores.LINEAR;
          default ->
              throw vertex.unsupported(
                  "only softmax with cross-entropy, sigmoid with binary cross-entropy and the"
                      + " squared error can be imported, got "
                      + tail(activation)
                      + " with "
                      + tail(loss));
        };
    return new LayerSpec.Output(settings.path("nout").asInt(), scores);
  }

  private static String tail(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private LayerSpec.BatchNorm batchNorm() {
    vertex.require("lockGammaBeta", List.of("false"));
    double eps = settings.path("eps").asDouble();
    if (Math.abs(eps - 1e-5) > 1e-9) {
      throw vertex.unsupported("eps " + eps + " is not supported, only 1.0E-5");
    }
    return new LayerSpec.BatchNorm();
  }

  private LayerSpec.Dropout dropout(JsonNode dropout) {
    if (!dropout.path("@class").asText().equals(DROPOUT) || dropout.path("pschedule").isObject()) {
      throw vertex.unsupported("only plain dropout can be imported");
    }
    // DL4J's p is the probability of keeping; rounding takes away what the subtraction added.
    return new LayerSpec.Dropout(Math.round((1 - dropout.path("p").asDouble()) * 1e9) / 1e9);
  }

  private Pool.Kind kind() {
    vertex.require("poolingType", List.of("MAX", "AVG"));
    vertex.require("avgPoolIncludePadInDivisor", List.of("false"));
    boolean max = settings.path("poolingType").asText().equals("MAX");
    return max ? Pool.Kind.MAX : Pool.Kind.AVERAGE;
  }

  private Window window() {
    vertex.require("convolutionMode", List.of("Same", "Truncate", "Strict"));
    JsonNode dilation = settings.path("dilation");
    JsonNode pad = settings.path("padding");
    if (dilation.path(0).asInt(1) != 1 || dilation.path(1).asInt(1) != 1) {
      throw vertex.unsupported("dilation is not supported");
    }
    if (pad.path(0).asInt() != pad.path(1).asInt()) {
      throw vertex.unsupported("padding must be the same in both directions");
    }
    boolean same = settings.path("convolutionMode").asText().equals("Same");
    JsonNode kernel = settings.path("kernelSize");
    JsonNode stride = settings.path("stride");
    return new Window(
        kernel.path(0).asInt(),
        kernel.path(1).asInt(),
        stride.path(0).asInt(),
        stride.path(1).asInt(),
        same ? Padding.SAME : Padding.of(pad.path(0).asInt()));
  }

  private Activation activation() {
    JsonNode function = settings.path("activationFn");
    String type = function.path("@class").asText();
    String name = type.startsWith(ACTIVATIONS) ? type.substring(ACTIVATIONS.length()) : type;
    return switch (name) {
      case "Identity" -> Activation.NONE;
      case "ReLU" -> plainReLU(function);
      case "LReLU" -> only(function, "alpha", 0.01, Activation.LEAKY_RELU);
      case "ELU" -> only(function, "alpha", 1, Activation.ELU);
      case "Swish" -> Activation.SILU;
      case "TanH" -> Activation.TANH;
      case "Sigmoid" -> Activation.SIGMOID;
      case OWN + "ChannelSoftmax" -> Activation.SOFTMAX;
      case "GELU" ->
          throw vertex.unsupported("DL4J's GELU is another function than the one by that name");
      case OWN + "TanhGelu" -> Activation.GELU;
      default -> throw vertex.unsupported("the activation " + tail(name) + " is not supported");
    };
  }

  private Activation plainReLU(JsonNode function) {
    for (String setting : List.of("max", "negativeSlope", "threshold")) {
      if (function.path(setting).asDouble(0) != 0) {
        throw vertex.unsupported("ReLU with a " + setting + " is not supported");
      }
    }
    return Activation.RELU;
  }

  private Activation only(JsonNode function, String setting, double value, Activation known) {
    double given = function.path(setting).asDouble(value);
    if (Math.abs(given - value) > 1e-9) {
      throw vertex.unsupported(
          known.label() + " with " + setting + " " + given + " is not supported, only " + value);
    }
    return known;
  }
}
