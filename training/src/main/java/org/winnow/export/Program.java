package org.winnow.export;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.export.run.Network;
import org.winnow.training.Model;
import org.winnow.training.Scores;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Plan;

/**
 * A network's forward pass as instructions over one stretch of memory, for one example: what the
 * exports that compute by themselves are written from. Dropout is gone, and batch normalisation has
 * become one multiplication and one addition.
 *
 * @param instructions the first prepares the raw features
 * @param constants what they read
 * @param arena the memory they work in
 * @param scoresAt where in the arena the scores are in the end
 * @param scores what they mean
 */
record Program(
    List<Instruction> instructions, float[] constants, Arena arena, int scoresAt, Scores scores) {
  Program {
    instructions = List.copyOf(instructions);
  }

  /**
   * The program of a model.
   *
   * @throws InputException naming the layer that it has no instruction for
   */
  static Program of(Model model) {
    Compilation compiled = PlanCompiler.forInference(model.skeleton());
    Plan plan = compiled.plan().orElseThrow(() -> unsupported(compiled));
    Arena arena = Arena.of(plan);
    Constants constants = new Constants(model.weights());
    Lowering lowering = new Lowering(arena, constants);
    List<Instruction> instructions = new ArrayList<>();
    instructions.add(lowering.feed(plan.input(), model.preparation()));
    for (Forward op : plan.forward()) {
      lowering.of(op).ifPresent(instructions::add);
    }
    return new Program(
        instructions, constants.all(), arena, arena.at(plan.output()), model.skeleton().scores());
  }

  private static InputException unsupported(Compilation compiled) {
    return new InputException(
        compiled.unsupported().orElseThrow()
            + " has no plan to export it by; %export dl4j FILE can write it");
  }

  /** What a jar computes with. */
  Network network(int classes) {
    int[] sizes = {arena.floats(), arena.scratch()};
    // Both enumerations have the same order, which a test holds.
    return new Network(
        code(),
        constants,
        sizes,
        new org.winnow.export.run.Scores(scores.ordinal(), scoresAt, classes));
  }

  /** Its instructions as arrays: for each its kind and its operands. */
  int[][] code() {
    return instructions.stream().map(Instruction::array).toArray(int[][]::new);
  }
}
