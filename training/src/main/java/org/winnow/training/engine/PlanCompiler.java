package org.winnow.training.engine;

import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.dl4j.Dl4jPlans;
import org.winnow.training.plan.Compilation;

/**
 * Makes plans out of skeletons. The way leads over the DL4J configuration, which says where in the
 * flattened vector each array lies; no native library is loaded for it.
 */
public final class PlanCompiler {
  private PlanCompiler() {}

  /** The plan of one step of training. */
  public static Compilation forTraining(Skeleton skeleton, Recipe recipe) {
    return Dl4jPlans.forTraining(skeleton, recipe);
  }

  /** The plan of the forward pass alone. */
  public static Compilation forInference(Skeleton skeleton) {
    return Dl4jPlans.forInference(skeleton);
  }
}
