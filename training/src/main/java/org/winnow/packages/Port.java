package org.winnow.packages;

import java.util.List;
import org.winnow.datasets.InputException;

/**
 * One input or output of a network as its user sees it.
 *
 * @param name {@code pixels}, a column's name, {@code probabilities}
 * @param type {@code float32}, {@code token}, {@code number}, {@code category} or {@code text}
 * @param shape dimensions of one example's, channels last; empty for a single value
 */
public record Port(String name, String type, List<Integer> shape) {
  public Port {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(side -> side < 1)) {
      throw new InputException("a shape has sides of 1 or more, got " + shape);
    }
  }

  /** {@code input float32 8x8x1}. */
  @Override
  public String toString() {
    String sides = String.join("x", shape.stream().map(String::valueOf).toList());
    return name + " " + type + (sides.isEmpty() ? "" : " " + sides);
  }
}
