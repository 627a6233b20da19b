package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.winnow.datasets.Shape;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Update;

/** Plans by way of DL4J's configuration. */
public final class Dl4jPlans {
  private Dl4jPlans() {}

  /** The plan of one step of training, or what stands in its way. */
  public static Compilation forTraining(Skeleton skeleton, Recipe recipe) {
    ComputationGraphConfiguration graph =
        Dl4jConfiguration.forTraining(skeleton, recipe, new SoftmaxLoss(), new CurrentRate());
    try {
      Plan forward = PlanWriter.write(skeleton.name(), graph, input(skeleton));
      Update update = PlanUpdates.of(graph, forward.parameters(), new Clipping.None());
      return Compilation.of(forward.trainedBy(Loss.SoftmaxCrossEntropy.plain(), update, false));
    } catch (Unplanned reason) {
      return Compilation.failed(reason.getMessage());
    }
  }

  /** The plan of the forward pass, or what stands in its way. */
  public static Compilation forInference(Skeleton skeleton) {
    try {
      return Compilation.of(
          PlanWriter.write(
              skeleton.name(),
              Dl4jConfiguration.forInference(skeleton, new SoftmaxLoss()),
              input(skeleton)));
    } catch (Unplanned reason) {
      return Compilation.failed(reason.getMessage());
    }
  }

  private static Dims input(Skeleton skeleton) {
    Shape shape = skeleton.inputShape();
    return shape.isVector()
        ? Dims.vector(shape.size())
        : Dims.picture(shape.channels(), shape.height(), shape.width());
  }
}
