package org.winnow.training.plan;

import java.util.List;

/**
 * The shape of a value, without the batch: {@code [channels]}, {@code [channels, steps]} or {@code
 * [channels, height, width]}.
 *
 * <p>This names axes, it fixes no order in memory. Where values are counted (by dropout, by a
 * reshape, by a plan's row-major arrays), the last axis runs fastest.
 */
public record Dims(List<Integer> sides) {
  public Dims {
    sides = List.copyOf(sides);
    if (sides.isEmpty() || sides.size() > 3 || sides.stream().anyMatch(side -> side < 1)) {
      throw new IllegalArgumentException("a shape has 1 to 3 sides of 1 or more, got " + sides);
    }
  }

  public static Dims vector(int size) {
    return new Dims(List.of(size));
  }

  /** Steps of a sequence, each with a number of channels. */
  public static Dims sequence(int channels, int steps) {
    return new Dims(List.of(channels, steps));
  }

  public static Dims picture(int channels, int height, int width) {
    return new Dims(List.of(channels, height, width));
  }

  public int channels() {
    return sides.get(0);
  }

  /** Rows of a picture, steps of a sequence, 1 for a vector. */
  public int height() {
    return sides.size() > 1 ? sides.get(1) : 1;
  }

  /** Columns of a picture; 1 otherwise. */
  public int width() {
    return sides.size() > 2 ? sides.get(2) : 1;
  }

  /** Places that each have all channels: height × width. */
  public int places() {
    return Math.multiplyExact(height(), width());
  }

  public int size() {
    return Math.multiplyExact(channels(), places());
  }

  /** As a skeleton writes shapes: {@code 28x28x1}, {@code 100x64}, {@code 10}. */
  @Override
  public String toString() {
    return switch (sides.size()) {
      case 1 -> "" + channels();
      case 2 -> height() + "x" + channels();
      default -> height() + "x" + width() + "x" + channels();
    };
  }
}
