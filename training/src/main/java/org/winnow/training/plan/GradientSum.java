package org.winnow.training.plan;

import java.util.List;

/**
 * The gradient of a value that several operations read: the sum of theirs, added in their order.
 */
public record GradientSum(String layer, List<Value> parts, Value total) implements Backward {
  public GradientSum {
    parts = List.copyOf(parts);
  }

  @Override
  public String text() {
    return "sum of " + parts.size() + " gradients";
  }

  @Override
  public List<Value> reads() {
    return parts;
  }

  @Override
  public List<Value> writes() {
    return List.of(total);
  }

  @Override
  public List<Value> mayOverwrite() {
    return parts;
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
