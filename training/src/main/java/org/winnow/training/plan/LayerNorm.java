package org.winnow.training.plan;

import java.util.List;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016, eq. 3): the channels of each place of each
 * example to mean 0 and variance 1, times gain, plus bias. Of a vector these are all its values.
 *
 * @param gain {@code [channels]}
 * @param bias {@code [channels]}
 * @param epsilon added to the variance
 * @param means of each place, kept
 * @param scales 1 / √(variance + epsilon) of each place, kept
 */
public record LayerNorm(
    String layer,
    Value input,
    Value output,
    Parameter gain,
    Parameter bias,
    double epsilon,
    Value means,
    Value scales)
    implements Forward {
  @Override
  public String text() {
    return "layer normalisation";
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gain, bias);
  }

  @Override
  public List<Value> kept() {
    return List.of(means, scales);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of(input, means, scales);
  }

  @Override
  public long multiplyAdds() {
    return 2L * output.dims().size();
  }
}
