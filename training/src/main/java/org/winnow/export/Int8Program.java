package org.winnow.export;

import java.util.List;
import org.winnow.export.run.Constants8;
import org.winnow.export.run.Network8;
import org.winnow.training.Scores;

/**
 * A {@link Program} on 8-bit values: whole numbers alone from the prepared input to the scores.
 *
 * @param instructions of {@link org.winnow.export.run.Kind8}
 * @param weights of the layers, and tables of functions
 * @param table biases, multipliers and shifts
 * @param floats for the preparation of inputs
 * @param arena bytes for the values
 * @param scale of the scores' sums
 */
record Int8Program(
    List<Instruction> instructions,
    byte[] weights,
    int[] table,
    float[] floats,
    int arena,
    float scale,
    Scores scores) {
  Int8Program {
    instructions = List.copyOf(instructions);
  }

  Network8 network(int classes) {
    return new Network8(
        instructions.stream().map(Instruction::array).toArray(int[][]::new),
        new Constants8(weights, table, floats, scale),
        arena,
        classes,
        scores.ordinal());
  }
}
