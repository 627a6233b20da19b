package org.winnow.training.engine.dl4j;

import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.winnow.training.Input;
import org.winnow.training.LayerSpec;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/** A skeleton and a recipe as DL4J's configuration. */
final class Dl4jConfiguration {
  private Dl4jConfiguration() {}

  /**
   * What is to be trained, to make a plan of; layers that are not trained are wrapped. It has no
   * seed: giving DL4J's builder one starts ND4J.
   */
  static ComputationGraphConfiguration forTraining(
      Skeleton skeleton, Recipe recipe, TracedLoss loss, CurrentRate rate) {
    Function<org.winnow.training.Layer, Layer> plain =
        layers(skeleton, Dl4jLayers.trained(loss, recipe));
    return GraphWriter.write(
        skeleton,
        layer ->
            recipe.refinement().frozen().contains(layer.name())
                ? frozen(skeleton, layer, loss)
                : plain.apply(layer),
        common().updater(Updaters.of(recipe.optimizer(), rate)));
  }

  /**
   * The same for DL4J itself to run: a batch normalisation that is not trained becomes constants,
   * since DL4J would take the statistics of the batch in its backward pass.
   */
  static ComputationGraphConfiguration forStockTraining(
      Skeleton skeleton, Weights weights, Training training) {
    Recipe recipe = training.recipe();
    Function<org.winnow.training.Layer, Layer> plain =
        layers(skeleton, Dl4jLayers.trained(training.loss(), recipe));
    return GraphWriter.write(
        skeleton,
        layer -> {
          if (!recipe.refinement().frozen().contains(layer.name())) {
            return plain.apply(layer);
          }
          return layer.spec() instanceof LayerSpec.BatchNorm
              ? ChannelAffine.of(weights, layer.name())
              : frozen(skeleton, layer, training.loss());
        },
        common().seed(recipe.seed()).updater(Updaters.of(recipe.optimizer(), training.rate())));
  }

  /** DL4J would go on pulling the weights of a frozen layer to 0, and keep moments for them. */
  private static Layer frozen(Skeleton skeleton, org.winnow.training.Layer layer, TracedLoss loss) {
    Layer plain = Dl4jLayers.fixed(loss).of(layer.spec(), skeleton.inputShape(layer));
    Layer inner = plain instanceof LastTimeStep last ? last.getUnderlying() : plain;
    if (inner instanceof BaseLayer weighted) {
      weighted.setIUpdater(new NoOp());
      weighted.setBiasUpdater(new NoOp());
    }
    return new FrozenLayerWithBackprop(plain);
  }

  /** What a training on DL4J itself shares with its loop. */
  record Training(Recipe recipe, TracedLoss loss, CurrentRate rate) {}

  static ComputationGraphConfiguration forInference(Skeleton skeleton, TracedLoss loss) {
    return GraphWriter.write(
        skeleton, layers(skeleton, Dl4jLayers.fixed(loss)), common().updater(new NoOp()));
  }

  /** What DL4J reads, runs and trains without Winnow, but for the layers that are ours. */
  static ComputationGraphConfiguration forExport(Skeleton skeleton, Recipe recipe) {
    ISchedule rate = new FixedSchedule(recipe.learningRate());
    return GraphWriter.write(
        skeleton,
        layers(skeleton, Dl4jLayers.exported(recipe)),
        common().seed(recipe.seed()).updater(Updaters.of(recipe.optimizer(), rate)));
  }

  private static Function<org.winnow.training.Layer, Layer> layers(
      Skeleton skeleton, Dl4jLayers layers) {
    return layer ->
        layer.spec() instanceof Input ? null : layers.of(layer.spec(), skeleton.inputShape(layer));
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
