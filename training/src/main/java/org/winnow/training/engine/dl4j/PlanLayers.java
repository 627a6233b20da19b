package org.winnow.training.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Value;

/** DL4J's layers, one after the other, as operations of a plan. */
final class PlanLayers {
  private final PlanParameters parameters = new PlanParameters();
  private final PlanLengths lengths;
  private int dropouts;

  PlanLayers(PlanLengths lengths) {
    this.lengths = lengths;
  }

  /**
   * Where a layer stands.
   *
   * @param layer its name in the skeleton
   * @param output name of the value it gives
   */
  record Site(String layer, String output) {}

  List<Parameter> parameters() {
    return parameters.all();
  }

  /** Whether a layer reads pictures as vectors by itself. */
  boolean readsAnyShape(LayerVertex vertex) {
    Layer layer = vertex.getLayerConf().getLayer();
    return layer instanceof DenseLayer || layer instanceof OutputLayer;
  }

  /** The operations of a layer; the last one's output is its. */
  List<Forward> of(Site site, Layer layer, Value in) {
    if (layer instanceof FrozenLayer frozen) {
      return parameters.frozen(() -> of(site, frozen.getLayer(), in));
    }
    if (layer instanceof FrozenLayerWithBackprop frozen) {
      return parameters.frozen(() -> of(site, frozen.getUnderlying(), in));
    }
    checkExtras(site.layer, layer);
    boolean plain =
        layer instanceof BatchNormalization
            || layer instanceof DropoutLayer
            || layer instanceof LayerNormalization;
    if (layer instanceof BaseLayer weighted && !plain) {
      return withCurve(site, weighted, in);
    }
    return List.of(plain(site.layer, layer, in, Value.floats(site.output, out(layer, in))));
  }

  private static void checkExtras(String name, Layer layer) {
    IDropout inside = layer.getIDropout();
    if (inside != null && !(layer instanceof DropoutLayer)) {
      throw Unplanned.layer(name, "dropout inside a layer; write it as a layer of its own");
    }
    if (layer.getConstraints() != null && !layer.getConstraints().isEmpty()) {
      throw Unplanned.layer(name, "constraints on weights");
    }
    if (layer instanceof BaseLayer base && base.getWeightNoise() != null) {
      throw Unplanned.layer(name, "noise on weights");
    }
  }

  /** A layer with weights, then its activation where it has one. */
  private List<Forward> withCurve(Site site, BaseLayer layer, Value in) {
    String name = site.layer;
    boolean recurrent = layer instanceof LSTM;
    PlanCurves.Choice curve =
        recurrent ? PlanCurves.Choice.NONE : PlanCurves.of(name, layer.getActivationFn());
    String first = curve.isNone() ? site.output : name + ".linear";
    List<Forward> operations = new ArrayList<>();
    operations.add(weighted(name, layer, in, first));
    if (!curve.isNone()) {
      Value linear = operations.get(0).output();
      operations.add(curve.over(name, linear, Value.floats(site.output, linear.dims())));
    }
    return operations;
  }

  private Forward weighted(String name, BaseLayer layer, Value in, String output) {
    if (layer instanceof DenseLayer || layer instanceof OutputLayer) {
      return dense(name, (FeedForwardLayer) layer, in, output);
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return new PlanWindows(name, parameters).convolution(convolution, in, output);
    }
    if (layer instanceof EmbeddingSequenceLayer embedding && !embedding.hasBias()) {
      int channels = (int) embedding.getNOut();
      Parameter table =
          parameters.add(name + "/W", layer, List.of((int) embedding.getNIn(), channels), 'f');
      Dims dims = Dims.sequence(channels, in.dims().size());
      return new Embedding(name, in, Value.floats(output, dims), table);
    }
    if (layer instanceof LSTM lstm) {
      return new PlanRecurrent(name, parameters, lengths.at(in)).lstm(lstm, in, output, false);
    }
    throw none(name, layer);
  }

  private Forward plain(String name, Layer layer, Value in, Value out) {
    if (layer instanceof ActivationLayer activation) {
      PlanCurves.Choice curve = PlanCurves.of(name, activation.getActivationFn());
      return curve.isNone() ? new Reshape(name, in, out) : curve.over(name, in, out);
    }
    if (layer instanceof BatchNormalization norm) {
      return batchNorm(name, norm, in, out);
    }
    if (layer instanceof LayerNormalization norm) {
      return layerNorm(name, norm, in, out);
    }
    if (layer instanceof MaskLayer) {
      return new Cut(name, in, lengths.at(in).orElseThrow(), out);
    }
    if (layer instanceof DropoutLayer dropout) {
      return dropout(name, dropout, in, out);
    }
    if (layer instanceof SubsamplingLayer pool) {
      return new PlanWindows(name, parameters).pool(pool, in);
    }
    if (layer instanceof GlobalPoolingLayer pool) {
      return globalPool(name, pool, in, out);
    }
    if (layer instanceof LastTimeStep last && last.getUnderlying() instanceof LSTM lstm) {
      return new PlanRecurrent(name, parameters, lengths.at(in)).lstm(lstm, in, out.name(), true);
    }
    throw none(name, layer);
  }

  private static Unplanned none(String name, Layer layer) {
    return Unplanned.layer(name, "a plan has no " + layer.getClass().getSimpleName());
  }

  private static Dims out(Layer layer, Value in) {
    return layer instanceof GlobalPoolingLayer ? Dims.vector(in.dims().channels()) : in.dims();
  }

  private Forward dense(String name, FeedForwardLayer layer, Value in, String output) {
    if (layer instanceof DenseLayer d && d.hasLayerNorm()) {
      throw Unplanned.layer(name, "layer normalisation inside a dense layer");
    }
    int inputs = (int) layer.getNIn();
    int units = (int) layer.getNOut();
    Parameter weights = parameters.add(name + "/W", layer, List.of(inputs, units), 'f');
    boolean biased = layer instanceof DenseLayer d ? d.hasBias() : ((OutputLayer) layer).hasBias();
    Optional<Parameter> bias =
        biased
            ? Optional.of(parameters.add(name + "/b", layer, List.of(units), 'c'))
            : Optional.empty();
    return new Dense(name, in, Value.floats(output, Dims.vector(units)), weights, bias);
  }

  private Forward batchNorm(String name, BatchNormalization norm, Value in, Value out) {
    if (norm.isLockGammaBeta() || norm.isUseLogStd()) {
      throw Unplanned.layer(name, "batch normalisation without gamma, or with log deviations");
    }
    List<Integer> shape = List.of((int) norm.getNOut());
    Dims channels = Dims.vector(shape.get(0));
    return new BatchNorm(
        name,
        in,
        out,
        parameters.add(name + "/gamma", norm, shape, 'c'),
        parameters.add(name + "/beta", norm, shape, 'c'),
        parameters.tracked(name + "/mean", shape),
        parameters.tracked(name + "/variance", shape),
        norm.getEps(),
        norm.getDecay(),
        new Value(name + ".mean", channels, Value.Kind.BATCH_FLOATS),
        new Value(name + ".scale", channels, Value.Kind.BATCH_FLOATS));
  }

  private Forward layerNorm(String name, LayerNormalization norm, Value in, Value out) {
    List<Integer> shape = List.of((int) norm.getChannels());
    int places = in.dims().places();
    return new LayerNorm(
        name,
        in,
        out,
        parameters.add(name + "/gamma", norm, shape, 'c'),
        parameters.add(name + "/beta", norm, shape, 'c'),
        norm.getEpsilon(),
        Value.floats(name + ".means", Dims.vector(places)),
        Value.floats(name + ".scales", Dims.vector(places)));
  }

  private Forward dropout(String name, DropoutLayer layer, Value in, Value out) {
    if (layer.getIDropout() instanceof org.deeplearning4j.nn.conf.dropout.Dropout kept
        && kept.getPSchedule() == null
        && !parameters.frozen()) {
      return new Dropout(name, in, out, 1 - kept.getP(), dropouts++);
    }
    if (parameters.frozen()) {
      return new Reshape(name, in, out);
    }
    throw Unplanned.layer(name, "a dropout other than the plain one");
  }

  private Forward globalPool(String name, GlobalPoolingLayer pool, Value in, Value out) {
    boolean max = pool.getPoolingType() == PoolingType.MAX;
    if (!max && pool.getPoolingType() != PoolingType.AVG) {
      throw Unplanned.layer(name, "pooling of kind " + pool.getPoolingType());
    }
    Optional<Value> places =
        max
            ? Optional.of(new Value(name + ".places", out.dims(), Value.Kind.INTEGERS))
            : Optional.empty();
    return new GlobalPool(name, in, out, places, lengths.at(in));
  }
}
