package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.winnow.training.Input;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;

/** A skeleton and a recipe as DL4J's configuration. */
final class Dl4jConfiguration {
  private Dl4jConfiguration() {}

  static ComputationGraphConfiguration forTraining(
      Skeleton skeleton, Recipe recipe, SoftmaxLoss loss, CurrentRate rate) {
    NeuralNetConfiguration.Builder common =
        common().seed(recipe.seed()).updater(Updaters.of(recipe.optimizer(), rate));
    return write(skeleton, new Dl4jLayers(loss, recipe.weightDecay()), common);
  }

  static ComputationGraphConfiguration forInference(Skeleton skeleton, SoftmaxLoss loss) {
    return write(skeleton, new Dl4jLayers(loss, 0), common().updater(new NoOp()));
  }

  private static ComputationGraphConfiguration write(
      Skeleton skeleton, Dl4jLayers layers, NeuralNetConfiguration.Builder common) {
    return GraphWriter.write(
        skeleton,
        layer ->
            layer.spec() instanceof Input
                ? null
                : layers.of(layer.spec(), skeleton.inputShape(layer)),
        common);
  }

  /** What all networks have in common. */
  static NeuralNetConfiguration.Builder common() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.FLOAT)
        .weightInit(WeightInit.ZERO)
        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
        .inferenceWorkspaceMode(WorkspaceMode.ENABLED);
  }
}
