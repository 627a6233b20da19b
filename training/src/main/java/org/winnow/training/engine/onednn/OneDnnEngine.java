package org.winnow.training.engine.onednn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.dl4j.Dl4jEngine;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Loss;
import org.winnow.training.plan.Plan;

/**
 * Networks compiled to oneDNN; stock Deeplearning4j where a plan cannot be compiled, where the
 * library is missing, and where its gradients turn out to be others than stock's.
 */
public final class OneDnnEngine implements Engine {
  private static final String AGREE = "agree";

  /** Another word where the check changes: what it found before is looked at anew. */
  private static final String CHECKED = "gradients checked";

  private final Dl4jEngine stock = Dl4jEngine.standard();
  private final Threads threads;
  private final PlanMemory memory;
  private final Supplier<OneDnn> library;

  /**
   * @param library loads it, or throws what {@link OneDnn#library} throws
   */
  OneDnnEngine(Threads threads, PlanMemory memory, Supplier<OneDnn> library) {
    this.threads = threads;
    this.memory = memory;
    this.library = library;
  }

  private static final class Started {
    static final OneDnnEngine ENGINE =
        new OneDnnEngine(
            new Threads(System.getenv(), Runtime.getRuntime().availableProcessors()),
            PlanMemory.here(),
            OneDnn::library);
  }

  /** The engine; native libraries are loaded with the first network. */
  public static OneDnnEngine standard() {
    return Started.ENGINE;
  }

  @Override
  public Network forTraining(Skeleton skeleton, Weights weights, Recipe recipe) {
    try {
      Plan plan = plan(() -> PlanCompiler.forTraining(skeleton, recipe));
      requireAllOf(recipe.refinement(), plan.training().orElseThrow());
      trusted(skeleton, recipe.refinement().frozen());
      int count = count(skeleton, recipe, plan);
      threads.use(count);
      return compiled(
          new OneDnnNetwork(plan, weights, surroundings(skeleton, recipe, count)),
          recipe.batchSize());
    } catch (Unsupported | OneDnnException reason) {
      return new Replaced(
          stock.forTraining(skeleton, weights, recipe), instead("trains", reason.getMessage()));
    }
  }

  @Override
  public Network forInference(Skeleton skeleton, Weights weights) {
    try {
      Plan plan = plan(() -> PlanCompiler.forInference(skeleton));
      trusted(skeleton, List.of());
      threads.use(1);
      return compiled(
          new OneDnnNetwork(plan, weights, surroundings(skeleton, Recipe.standard(), 1)), 1);
    } catch (Unsupported | OneDnnException reason) {
      return new Replaced(
          stock.forInference(skeleton, weights), instead("computes", reason.getMessage()));
    }
  }

  /** What a recipe asks for and the plan does not carry would be left out silently. */
  private static void requireAllOf(Refinement asked, Plan.Training planned) {
    if (asked.limit().isNone() != (planned.update().clipping() instanceof Clipping.None)) {
      throw new Unsupported("its plan has no limit on gradients");
    }
    boolean smooth =
        planned.loss().loss() instanceof Loss.SoftmaxCrossEntropy loss && loss.smoothing() > 0;
    if ((asked.labelSmoothing() > 0) != smooth) {
      throw new Unsupported("its plan has no label smoothing");
    }
  }

  /** Compiled for a size of batch, so that what it cannot do is known now. */
  private static Network compiled(OneDnnNetwork network, int batch) {
    try {
      network.compile(batch);
      return network;
    } catch (RuntimeException failure) {
      network.close();
      throw failure;
    }
  }

  private static String instead(String does, String reason) {
    return "stock Deeplearning4j " + does + " this network, more slowly: " + reason;
  }

  /** The plan, where the library is there. */
  private Plan plan(Supplier<Compilation> compiler) {
    try {
      library.get();
      Compilation compilation = compiler.get();
      return compilation
          .plan()
          .orElseThrow(() -> new Unsupported(compilation.unsupported().orElse("no plan")));
    } catch (LinkageError missing) {
      throw new Unsupported("oneDNN does not load here (" + missing.getMessage() + ")");
    } catch (UnsupportedOperationException unknown) {
      // Deeplearning4j's own layers throw it for settings that they lack.
      throw new Unsupported("its layers lack a setting (" + unknown.getMessage() + ")");
    }
  }

  /** Another network, library or instruction set has to be looked at anew. */
  private String key(Skeleton skeleton) {
    return skeleton.text() + versions() + instructionSet();
  }

  /**
   * @param frozen layers that do not train: the check has them stand still as well
   */
  private void trusted(Skeleton skeleton, List<String> frozen) {
    String found =
        memory.recall(
            key(skeleton),
            frozen.isEmpty() ? CHECKED : CHECKED + ", frozen " + String.join(" ", frozen),
            () -> {
              threads.use(1);
              return GradientCheck.difference(skeleton, frozen).orElse(AGREE);
            });
    if (!found.equals(AGREE)) {
      throw new Unsupported("compiled, it differs from stock in " + found);
    }
  }

  private int count(Skeleton skeleton, Recipe recipe, Plan plan) {
    return recipe.threads().orElseGet(() -> tuned(skeleton, recipe, plan));
  }

  private int tuned(Skeleton skeleton, Recipe recipe, Plan plan) {
    Surroundings around = surroundings(skeleton, recipe, 1);
    String best =
        memory.recall(
            key(skeleton),
            tuning(skeleton, recipe),
            () -> Integer.toString(new Tuning(threads, skeleton, plan, around).best(recipe)));
    try {
      return Math.max(1, Math.min(threads.most(), Integer.parseInt(best)));
    } catch (NumberFormatException damaged) {
      return 1;
    }
  }

  /** What a number of threads is remembered under: another word where it holds only meanwhile. */
  private String tuning(Skeleton skeleton, Recipe recipe) {
    String word =
        "threads of %d, batch %d, %s"
            .formatted(threads.most(), recipe.batchSize(), recipe.optimizer());
    return threads.busy() && !memory.knows(key(skeleton), word) ? word + ", busy machine" : word;
  }

  private Surroundings surroundings(Skeleton skeleton, Recipe recipe, int count) {
    return new Surroundings(
        new Executor(description(), count, Optional.empty()),
        weights -> stock.forInference(skeleton, weights),
        recipe.seed(),
        skeleton.scores().loss(0));
  }

  @Override
  public String description() {
    return "onednn " + libraryVersion() + " for " + stock.description();
  }

  private String libraryVersion() {
    try {
      return library.get().version();
    } catch (LinkageError missing) {
      return "missing";
    }
  }

  @Override
  public int threads() {
    return threads.most();
  }

  @Override
  public String instructionSet() {
    return stock.instructionSet();
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>(stock.versions());
    versions.put("onednn", libraryVersion());
    return versions;
  }
}
