package org.winnow.export;

import java.util.List;

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

  int kind() {
    return numbers.get(0);
  }
}
