package org.winnow.training.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Filters that look at a window of the channels of their group (cross-correlation, as all deep
 * learning libraries have it). A sequence counts as a picture one column wide.
 *
 * @param weights {@code [out, in / groups, height, width]}; depthwise, which has as many groups as
 *     channels, {@code [height, width, channels, multiplier]}
 * @param bias {@code [out]}
 * @param groups 1, or for depthwise convolution the number of input channels
 */
public record Convolution(
    String layer,
    Value input,
    Value output,
    Parameter weights,
    Optional<Parameter> bias,
    Window window,
    int groups)
    implements Forward {
  @Override
  public String text() {
    return (depthwise() ? "depthwise " : "convolution ") + window.text();
  }

  /**
   * Whether each channel has filters of its own, with weights ordered as for depthwise. Of a single
   * channel only that order tells.
   */
  public boolean depthwise() {
    int channels = input.dims().channels() / groups;
    return groups > 1
        || !weights
            .shape()
            .equals(List.of(output.dims().channels(), channels, window.height(), window.width()));
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(Stream.of(weights), bias.stream()).toList();
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return ofWeights ? List.of(input) : List.of();
  }

  @Override
  public long multiplyAdds() {
    return (long) output.dims().size() * window.area() * (input.dims().channels() / groups);
  }
}
