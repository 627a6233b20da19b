package org.winnow.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.winnow.export.run.Network;
import org.winnow.training.Model;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** The least and the largest number that each value of a network takes for a sample of examples. */
final class Ranges {
  private final Map<Value, float[]> ranges = new HashMap<>();

  private Ranges() {}

  static Ranges of(Model model, Plan plan, float[][] sample) {
    Ranges ranges = new Ranges();
    Program program = Program.of(model);
    Network network = program.network(model.classes().size());
    Lowering lowering = new Lowering(program.arena(), new Constants(model.weights()));
    lowering.feed(
        plan.input(), model.preparation()); // so that constants lie where the program's do
    List<int[]> steps =
        plan.forward().stream()
            .map(op -> lowering.of(op).map(Instruction::array).orElse(new int[0]))
            .toList();
    for (float[] example : sample) {
      network.feed(example, 0);
      ranges.note(plan.input(), program.arena(), network);
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i).length > 0) {
          network.step(steps.get(i));
        }
        Forward op = plan.forward().get(i);
        ranges.note(op.output(), program.arena(), network);
      }
    }
    return ranges;
  }

  private void note(Value value, Arena arena, Network network) {
    float[] range = ranges.computeIfAbsent(value, v -> new float[2]);
    int from = arena.at(value);
    for (int i = from; i < from + value.dims().size(); i++) {
      range[0] = Math.min(range[0], network.arena()[i]);
      range[1] = Math.max(range[1], network.arena()[i]);
    }
  }

  Quant of(Value value) {
    return Quant.of(ranges.get(value));
  }
}
