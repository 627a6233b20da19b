package org.winnow.training.plan;

import java.util.List;
import java.util.Optional;

/**
 * The largest or the mean value under each window, channel by channel. Padding never is the
 * largest; a tie goes to the first in reading order.
 *
 * @param countPadding whether a mean divides by the whole window also where it reaches over the
 *     border; else by the values inside
 * @param places for the largest: the place (row · width + column) of the input that each output
 *     value came from; empty for the mean
 */
public record Pool(
    String layer,
    Value input,
    Value output,
    Window window,
    boolean countPadding,
    Optional<Value> places)
    implements Forward {
  public boolean max() {
    return places.isPresent();
  }

  @Override
  public String text() {
    return (max() ? "pool max " : "pool average ") + window.text();
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Value> kept() {
    return places.stream().toList();
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return kept();
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
