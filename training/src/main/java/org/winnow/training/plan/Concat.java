package org.winnow.training.plan;

import java.util.List;

/** Two or more values side by side, channel after channel; their places are the same. */
public record Concat(String layer, List<Value> inputs, Value output) implements Forward {
  public Concat {
    inputs = List.copyOf(inputs);
  }

  @Override
  public String text() {
    return "concat";
  }

  @Override
  public List<Value> needed(boolean ofWeights, boolean ofInputs) {
    return List.of();
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
