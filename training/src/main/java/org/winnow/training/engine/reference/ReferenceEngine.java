package org.winnow.training.engine.reference;

import java.util.Map;
import org.winnow.datasets.InputException;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Plan;

/**
 * The plain-Java interpreter as an engine: one thread, the same bits everywhere, no native code.
 */
public final class ReferenceEngine implements Engine {
  private static final String NAME = "reference";

  /** Goes up when the same training no longer gives the same bits. */
  private static final int VERSION = 1;

  @Override
  public Network forTraining(Skeleton skeleton, Weights weights, Recipe recipe) {
    Plan plan = plan(PlanCompiler.forTraining(skeleton, recipe));
    return new ReferenceNetwork(skeleton, plan, weights, recipe.seed());
  }

  @Override
  public Network forInference(Skeleton skeleton, Weights weights) {
    Plan plan = plan(PlanCompiler.forInference(skeleton));
    return new ReferenceNetwork(skeleton, plan, weights, 0);
  }

  private static Plan plan(Compilation compiled) {
    return compiled
        .plan()
        .orElseThrow(
            () ->
                new InputException(
                    "the reference engine cannot run this: "
                        + compiled.unsupported().orElseThrow()
                        + "; leave --engine out"));
  }

  @Override
  public String description() {
    return NAME + " " + VERSION;
  }

  @Override
  public int threads() {
    return 1;
  }

  /** None in particular: whichever the JVM uses, the results are those of the language. */
  @Override
  public String instructionSet() {
    return "any";
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("java", System.getProperty("java.version"));
  }
}
