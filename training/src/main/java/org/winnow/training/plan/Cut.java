package org.winnow.training.plan;

import java.util.List;

/**
 * A padded sequence with 0 for every step at or beyond an example's length; these steps take no
 * gradient.
 *
 * @param input {@code [channels, steps]}
 * @param lengths steps of each example
 */
public record Cut(String layer, Value input, Value lengths, Value output) implements Forward {
  @Override
  public String text() {
    return "cut at the lengths";
  }

  @Override
  public List<Value> inputs() {
    return List.of(input, lengths);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of(lengths);
  }

  @Override
  public boolean differentiable(Value candidate) {
    return candidate.equals(input);
  }

  @Override
  public List<Value> mayOverwrite() {
    return List.of(input);
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
