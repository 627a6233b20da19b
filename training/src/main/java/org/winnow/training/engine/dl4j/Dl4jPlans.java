package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.winnow.training.GradientLimit;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Update;

/** Plans by way of DL4J's configuration. */
public final class Dl4jPlans {
  private Dl4jPlans() {}

  /** The plan of one step of training, or what stands in its way. */
  public static Compilation forTraining(Skeleton skeleton, Recipe recipe) {
    ComputationGraphConfiguration graph =
        Dl4jConfiguration.forTraining(skeleton, recipe, new TracedLoss(), new CurrentRate());
    try {
      Plan forward = PlanWriter.write(skeleton.name(), graph, PlanInput.of(skeleton.input()));
      Refinement refinement = recipe.refinement();
      Update update = PlanUpdates.of(graph, forward.parameters(), clipping(refinement.limit()));
      // How much a class counts comes with each example's weight.
      Loss loss = skeleton.scores().loss(refinement.labelSmoothing());
      return Compilation.of(forward.trainedBy(loss, update, false));
    } catch (Unplanned reason) {
      return Compilation.failed(reason.getMessage());
    }
  }

  private static Clipping clipping(GradientLimit limit) {
    if (limit.value() > 0) {
      return new Clipping.ByValue(limit.value());
    }
    return limit.norm() > 0 ? new Clipping.ByGlobalNorm(limit.norm()) : new Clipping.None();
  }

  /** The plan of the forward pass, or what stands in its way. */
  public static Compilation forInference(Skeleton skeleton) {
    try {
      return Compilation.of(
          PlanWriter.write(
              skeleton.name(),
              Dl4jConfiguration.forInference(skeleton, new TracedLoss()),
              PlanInput.of(skeleton.input())));
    } catch (Unplanned reason) {
      return Compilation.failed(reason.getMessage());
    }
  }
}
