package org.winnow.training.engine.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Value;
import org.winnow.training.plan.Window;

/** DL4J's layers that move a window, as operations of a plan. */
final class PlanWindows {
  private final String layer;
  private final PlanParameters parameters;

  PlanWindows(String layer, PlanParameters parameters) {
    this.layer = layer;
    this.parameters = parameters;
  }

  Forward convolution(ConvolutionLayer conf, Value in, String output) {
    boolean depthwise = conf instanceof DepthwiseConvolution2D;
    boolean sequence = conf instanceof Convolution1DLayer;
    if (!depthwise && !sequence && conf.getClass() != ConvolutionLayer.class) {
      throw Unplanned.layer(layer, "a plan has no " + conf.getClass().getSimpleName());
    }
    int filters = (int) conf.getNOut();
    int channels = in.dims().channels();
    PlanAxis down = PlanAxis.of(conf, 0);
    PlanAxis across = sequence ? PlanAxis.NONE : PlanAxis.of(conf, 1);
    // DL4J lays the bias of its convolutions before the weights.
    Optional<Parameter> bias =
        conf.hasBias()
            ? Optional.of(parameters.add(layer + "/b", conf, List.of(filters), 'c'))
            : Optional.empty();
    List<Integer> shape =
        depthwise
            ? List.of(down.window(), across.window(), channels, filters / channels)
            : List.of(filters, channels, down.window(), across.window());
    return new Convolution(
        layer,
        in,
        Value.floats(output, dims(in.dims(), filters, down, across)),
        sequence
            ? parameters.alongSteps(layer + "/W", conf, shape)
            : parameters.add(layer + "/W", conf, shape, 'c'),
        bias,
        window(in.dims(), down, across),
        depthwise ? channels : 1);
  }

  Forward pool(SubsamplingLayer conf, Value in) {
    boolean max = conf.getPoolingType() == PoolingType.MAX;
    if (!max && conf.getPoolingType() != PoolingType.AVG) {
      throw Unplanned.layer(layer, "pooling of kind " + conf.getPoolingType());
    }
    PlanAxis down = PlanAxis.of(conf, 0);
    PlanAxis across = conf instanceof Subsampling1DLayer ? PlanAxis.NONE : PlanAxis.of(conf, 1);
    Dims dims = dims(in.dims(), in.dims().channels(), down, across);
    return new Pool(
        layer,
        in,
        Value.floats(layer, dims),
        window(in.dims(), down, across),
        conf.isAvgPoolIncludePadInDivisor(),
        max
            ? Optional.of(new Value(layer + ".places", dims, Value.Kind.INTEGERS))
            : Optional.empty());
  }

  private static Dims dims(Dims in, int channels, PlanAxis down, PlanAxis across) {
    int rows = down.places(in.height());
    return in.sides().size() == 3
        ? Dims.picture(channels, rows, across.places(in.width()))
        : Dims.sequence(channels, rows);
  }

  private static Window window(Dims in, PlanAxis down, PlanAxis across) {
    return new Window(
        down.window(),
        across.window(),
        down.stride(),
        across.stride(),
        down.dilation(),
        across.dilation(),
        down.before(in.height()),
        across.before(in.width()));
  }
}
