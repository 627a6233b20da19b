package org.winnow.export;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Preparation;
import org.winnow.export.run.Kind8;
import org.winnow.training.Weights;
import org.winnow.training.plan.Value;

/**
 * How raw features become 8-bit ones.
 *
 * @param floats what the instruction reads
 */
record Feed8(Instruction instruction, float[] floats) {
  static Feed8 of(Value input, int at, Preparation preparation, Quant quant) {
    Constants constants = new Constants(new Weights(java.util.Map.of()));
    int place = constants.add((float) (1 / quant.scale()), quant.zero() + 0.5f);
    List<Integer> numbers = new ArrayList<>(List.of(Kind8.FEED, at));
    numbers.addAll(List.of(input.dims().channels(), input.dims().places(), place));
    numbers.addAll(Lowering.steps(preparation, constants));
    return new Feed8(
        new Instruction(input.name(), "prepared features in 8 bits", numbers), constants.all());
  }
}
