package org.winnow.training.engine.dl4j;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;

/**
 * Deeplearning4j's stock layers with its oneDNN helpers, on one thread unless more are asked for.
 */
public final class Dl4jEngine implements Engine {
  /** See docs/decisions: two threads gain little on small networks and lose much under load. */
  private static final int THREADS = 1;

  private Dl4jEngine() {}

  private static final class Started {
    static final Dl4jEngine ENGINE = start();

    private static Dl4jEngine start() {
      NativeSetup.beforeNd4j();
      return new Dl4jEngine();
    }
  }

  /** The engine; ND4J starts with the first network. */
  public static Dl4jEngine standard() {
    return Started.ENGINE;
  }

  @Override
  public Network forTraining(Skeleton skeleton, Weights weights, Recipe recipe) {
    int threads = recipe.threads().orElse(THREADS);
    useThreads(threads);
    return Dl4jNetwork.trainable(skeleton, weights, recipe, executor(threads));
  }

  @Override
  public Network forInference(Skeleton skeleton, Weights weights) {
    useThreads(THREADS);
    return Dl4jNetwork.fixed(skeleton, weights, executor(THREADS));
  }

  private Executor executor(int threads) {
    return new Executor(description(), threads, Optional.empty());
  }

  /**
   * Sets how many threads this thread's native work, of any library, may use: OpenMP keeps the
   * number by calling thread. Starts ND4J.
   */
  public static void useThreads(int threads) {
    NativeSetup.beforeNd4j();
    NativeBuild.require();
    Nd4j.getBackend(); // starts ND4J, which alone can load the native operations
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }

  @Override
  public String description() {
    return "dl4j " + version(org.deeplearning4j.nn.graph.ComputationGraph.class, "1.0.0-M2.1");
  }

  @Override
  public int threads() {
    return THREADS;
  }

  @Override
  public String instructionSet() {
    return InstructionSet.effective();
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.version"));
    versions.put(
        "deeplearning4j",
        version(org.deeplearning4j.nn.graph.ComputationGraph.class, "1.0.0-M2.1"));
    versions.put("nd4j", version(Nd4j.class, "1.0.0-M2.1"));
    versions.put("javacpp", version(org.bytedeco.javacpp.Loader.class, "1.5.7"));
    return versions;
  }

  private static String version(Class<?> type, String usual) {
    String written = type.getPackage().getImplementationVersion();
    return written == null ? usual : written;
  }
}
