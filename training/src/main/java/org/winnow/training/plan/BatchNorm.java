package org.winnow.training.plan;

import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithm 1): each channel to mean 0 and variance 1
 * over batch and places, times gamma, plus beta. In training the statistics are the batch's, and
 * the running ones move: {@code running · decay + batch · (1 − decay)}, with the variance of the
 * batch divided by its number of values, as DL4J does; outside training the running ones are used.
 *
 * @param mean running mean, tracked
 * @param variance running variance, tracked
 * @param epsilon added to the variance
 * @param decay share of the running statistics that stays at a step
 * @param batchMean the batch's means, kept
 * @param batchScale 1 / √(the batch's variances + epsilon), kept
 */
public record BatchNorm(
    String layer,
    Value input,
    Value output,
    Parameter gamma,
    Parameter beta,
    Parameter mean,
    Parameter variance,
    double epsilon,
    double decay,
    Value batchMean,
    Value batchScale)
    implements Forward {
  @Override
  public String text() {
    return "batch normalisation";
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta, mean, variance);
  }

  @Override
  public List<Value> kept() {
    return List.of(batchMean, batchScale);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of(input, batchMean, batchScale);
  }

  @Override
  public long multiplyAdds() {
    return output.dims().size();
  }
}
