package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.plan.Plan;

/**
 * Trainings leave no native object behind that only a garbage collection would free. The library's
 * own objects and arenas are not counted here: JavaCPP knows what it allocated itself.
 */
class LeakTest {
  private static final int FIRST = 3;
  private static final int TRAININGS = 30;
  private static final int BATCH = 5;

  private static final List<Skeleton> SKELETONS =
      List.of(
          SampleNetworks.skeleton(
              "input 6x6x2/conv 4 3x3 same gelu/batchnorm/relu/pool max 2x2/dropout 0.3/"
                  + "a = dense 6 tanh/dense 6/add <- a, dense2/output 3"),
          SampleNetworks.skeleton("input sequence 6x3/lstm 4 all/lstm 3/output 3"),
          SampleNetworks.skeleton(
              "input tokens 6 vocab 9 padded/embedding 3/layernorm/dropout 0.2/lstm 4 all/"
                  + "conv1d 4 3 same softmax/pool average global/output 3"));

  @Test
  void closedTrainingsLeaveNothingBehind() {
    train(FIRST);
    long objects = Pointer.totalCount();
    long bytes = Pointer.totalBytes();
    train(TRAININGS);
    long more = Pointer.totalCount() - objects;
    assertTrue(more <= 0, TRAININGS + " trainings left " + more + " native objects");
    assertTrue(Pointer.totalBytes() <= bytes, "they hold bytes that were not freed");
  }

  private static void train(int times) {
    for (int i = 0; i < times; i++) {
      train(SKELETONS.get(i % SKELETONS.size()), i);
    }
  }

  private static void train(Skeleton skeleton, int seed) {
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.ADAM).withSeed(seed);
    Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
    Weights weights = SampleNetworks.weights(skeleton, seed);
    float[] logits = new float[BATCH * 3];
    try (OneDnnNetwork own = new OneDnnNetwork(plan, weights, Peers.surroundings())) {
      for (int n = BATCH; n > BATCH - 2; n--) {
        Batch batch = SampleNetworks.batch(skeleton, n, seed);
        assertTrue(Double.isFinite(own.step(batch, .01, logits)));
        own.logits(batch.inputs(), n, logits);
        own.sample(batch.inputs(), n, seed, logits);
        own.inputGradients(batch, new float[batch.inputs().length]);
      }
    }
  }
}
