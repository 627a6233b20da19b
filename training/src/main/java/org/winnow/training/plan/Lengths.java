package org.winnow.training.plan;

import java.util.List;

/**
 * How many steps each sequence has: up to its last step with a value other than 0, at least 1.
 *
 * @param input {@code [steps]} or {@code [channels, steps]}
 * @param output one whole number an example
 */
public record Lengths(String layer, Value input, Value output) implements Forward {
  @Override
  public String text() {
    return "lengths";
  }

  @Override
  public List<Value> inputs() {
    return List.of(input);
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of();
  }

  @Override
  public boolean differentiable(Value candidate) {
    return false;
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
