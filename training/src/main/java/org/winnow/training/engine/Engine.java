package org.winnow.training.engine;

import java.util.Map;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.dl4j.Dl4jEngine;
import org.winnow.training.engine.onednn.OneDnnEngine;
import org.winnow.training.engine.reference.ReferenceEngine;

/** Makes networks out of skeletons. */
public interface Engine {
  /** A network that can be trained; the recipe's seed governs dropout. */
  Network forTraining(Skeleton skeleton, Weights weights, Recipe recipe);

  /** A network that only computes outputs. */
  Network forInference(Skeleton skeleton, Weights weights);

  /** Name and version. */
  String description();

  /** The most native threads it uses. */
  int threads();

  /** The instruction set its native code uses here, as {@code avx512}. */
  String instructionSet();

  /** Library name → version. */
  Map<String, String> versions();

  /** The engine that a recipe asks for. */
  static Engine of(Recipe recipe) {
    return switch (recipe.device()) {
      case CPU -> cpu();
      case DL4J -> Dl4jEngine.standard();
      case REFERENCE -> new ReferenceEngine();
    };
  }

  /**
   * The engine for this machine's processor: compiled, or stock Deeplearning4j where the system
   * property {@code winnow.engine} is {@code stock}.
   */
  static Engine cpu() {
    return "stock".equals(System.getProperty("winnow.engine"))
        ? Dl4jEngine.standard()
        : OneDnnEngine.standard();
  }
}
