package org.winnow.training.engine.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.winnow.training.Activation;
import org.winnow.training.Conv;
import org.winnow.training.Dense;
import org.winnow.training.Depthwise;
import org.winnow.training.Layer;
import org.winnow.training.LayerNorm;
import org.winnow.training.LayerSpec;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;

/** Networks as DL4J's own {@code ModelSerializer} writes them. */
public final class NetworkFile {
  private NetworkFile() {}

  /**
   * Writes a computation graph with its weights, without the update rule's state.
   *
   * @param recipe its optimiser and learning rate, and what pulls weights to 0, go with it
   */
  public static void write(Skeleton skeleton, Weights weights, Recipe recipe, Path file)
      throws IOException {
    Dl4jEngine.standard();
    ComputationGraph graph = new ComputationGraph(Dl4jConfiguration.forExport(skeleton, recipe));
    try {
      graph.init();
      Parameters.set(graph, skeleton, weights);
      ModelSerializer.writeModel(graph, file.toFile(), false);
    } finally {
      GraphMemory.free(graph);
    }
  }

  /** The layers that DL4J reads only where Winnow's classes are on its class path. */
  public static List<String> needWinnow(Skeleton skeleton) {
    return skeleton.layers().stream().filter(NetworkFile::isOurs).map(Layer::name).toList();
  }

  private static boolean isOurs(Layer layer) {
    Activation activation = activation(layer.spec());
    return layer.spec() instanceof LayerNorm
        || activation == Activation.GELU
        || activation == Activation.SOFTMAX;
  }

  private static Activation activation(LayerSpec spec) {
    if (spec instanceof Dense dense) {
      return dense.activation();
    }
    if (spec instanceof Conv conv) {
      return conv.activation();
    }
    if (spec instanceof Depthwise depthwise) {
      return depthwise.activation();
    }
    return spec instanceof LayerSpec.Activate alone ? alone.activation() : Activation.NONE;
  }
}
