package org.winnow.imports.onnx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input or an output of an ONNX file.
 *
 * @param type as {@code FLOAT} or {@code INT64}; {@code ?} for what is no tensor
 * @param sides -1 where the file leaves it open
 */
public record OnnxPort(String name, String type, List<Long> sides) {
  public OnnxPort {
    sides = List.copyOf(sides);
  }

  /** As {@code input: FLOAT [?, 28, 28, 1]}. */
  @Override
  public String toString() {
    return name
        + ": "
        + type
        + sides.stream()
            .map(s -> s < 0 ? "?" : s.toString())
            .collect(Collectors.joining(", ", " [", "]"));
  }
}
