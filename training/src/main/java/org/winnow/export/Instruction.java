package org.winnow.export;

import java.util.List;
import org.winnow.export.run.Curves;
import org.winnow.export.run.Kind;

/**
 * One step of a {@link Program}.
 *
 * @param layer the skeleton's layer that it belongs to
 * @param text a few words for a comment, as {@code convolution 5x5}
 * @param numbers one of {@link org.winnow.export.run.Kind}, then its operands
 */
record Instruction(String layer, String text, List<Integer> numbers) {
  Instruction {
    numbers = List.copyOf(numbers);
  }

  int[] array() {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  int kind() {
    return numbers.get(0);
  }

  /** The name of its function in C, and of the files that have it. */
  String kernel() {
    return switch (kind()) {
      case Kind.FEED -> "feed";
      case Kind.DENSE -> "dense";
      case Kind.CONVOLUTION -> "convolution";
      case Kind.DEPTHWISE -> "depthwise";
      case Kind.POOL -> "pool";
      case Kind.GLOBAL_POOL -> "global_pool";
      case Kind.AFFINE -> "affine";
      case Kind.LAYER_NORM -> "layer_norm";
      case Kind.ACTIVATE -> numbers.get(4) == Curves.RELU ? "relu" : "activate";
      case Kind.SOFTMAX -> "softmax";
      case Kind.EMBEDDING -> "embedding";
      case Kind.LENGTHS -> "lengths";
      case Kind.CUT -> "cut";
      case Kind.LSTM -> "lstm";
      case Kind.ADD -> "add";
      case Kind.CONCAT -> "concat";
      case Kind.COPY -> "copy";
      default -> throw new IllegalStateException("no text for " + this);
    };
  }
}
