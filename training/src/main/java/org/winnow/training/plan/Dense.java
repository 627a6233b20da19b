package org.winnow.training.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every output sees every input value: {@code y = x · W + b}. The input is read in row-major order,
 * so a picture counts channel by channel, each row by row.
 *
 * @param weights {@code [in, out]}
 * @param bias {@code [out]}
 */
public record Dense(
    String layer, Value input, Value output, Parameter weights, Optional<Parameter> bias)
    implements Forward {
  @Override
  public String text() {
    return "dense";
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
    return (long) input.dims().size() * output.dims().size();
  }
}
