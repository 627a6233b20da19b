package org.winnow.training.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mean or the largest value of each channel over all places; of a sequence with lengths, over
 * the steps before its end. A tie goes to the first place.
 *
 * @param places for the largest: the place each output value came from; empty for the mean
 * @param lengths steps of each example, where they differ
 */
public record GlobalPool(
    String layer, Value input, Value output, Optional<Value> places, Optional<Value> lengths)
    implements Forward {
  public boolean max() {
    return places.isPresent();
  }

  @Override
  public String text() {
    return (max() ? "pool max global" : "pool average global")
        + (lengths.isPresent() ? " with lengths" : "");
  }

  @Override
  public List<Value> inputs() {
    return Stream.concat(Stream.of(input), lengths.stream()).toList();
  }

  @Override
  public List<Value> kept() {
    return places.stream().toList();
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return max() ? kept() : lengths.stream().toList();
  }

  @Override
  public boolean differentiable(Value candidate) {
    return candidate.equals(input);
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
