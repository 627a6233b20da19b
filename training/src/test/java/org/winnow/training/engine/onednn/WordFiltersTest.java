package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.engine.reference.ExactGradients;
import org.winnow.training.plan.Plan;

/** The largest values of filters along words, done as one operation. */
class WordFiltersTest {
  private static final int BATCH = 5;

  private static Plan plan(Skeleton skeleton, Refinement refinement) {
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD).withRefinement(refinement);
    return PlanCompiler.forTraining(skeleton, recipe).orThrow();
  }

  private static List<WordChain> chains(String text) {
    Plan plan = plan(SampleNetworks.skeleton(text), Refinement.NONE);
    return WordChain.of(plan, plan.output());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 same relu/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 4/pool max global/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same tanh/pool max global/output 3",
      })
  void areFoundFromWordsToPool(String text) {
    assertEquals(1, chains(text).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a curve that falls, steps of two, neighbours left out, a mean, two layers, another reader
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 gelu/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 stride 2/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 dilation 2/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3/pool average global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 3 3/conv1d 4 3/pool max global/output 3",
        "input tokens 6 vocab 9/e = embedding 3/conv1d 4 3/a = pool max global/"
            + "b = pool max global <- e/concat <- a, b/output 3",
        "input tokens 6 vocab 9/embedding 3/c = conv1d 4 3/a = pool max global/"
            + "b = pool average global <- c/concat <- a, b/output 3",
      })
  void areLeftToTheLibraryElsewhere(String text) {
    assertEquals(List.of(), chains(text));
  }

  @Test
  void endBeforeAValueThatIsAskedFor() {
    Plan plan =
        plan(
            SampleNetworks.skeleton(
                "input tokens 6 vocab 9/embedding 3/conv1d 4 3/pool max global/output 3"),
            Refinement.NONE);
    assertEquals(1, WordChain.of(plan, plan.value("pool1").orElseThrow()).size());
    assertEquals(List.of(), WordChain.of(plan, plan.value("conv1").orElseThrow()));
    assertEquals(List.of(), WordChain.of(plan, plan.value("embedding1").orElseThrow()));
  }

  /** Of more distinct words than are done at once: 500 steps with 4,000 words, 160 × 9 values. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "input tokens 500 vocab 4000/embedding 2/conv1d 160 9 same/pool max global/output 3",
        "input tokens 500 vocab 4000 padded/embedding 2/conv1d 160 9 same relu/"
            + "pool max global/output 3",
      })
  void giveExactGradientsInSeveralGoes(String text) {
    Skeleton skeleton = SampleNetworks.skeleton(text);
    WordChain chain = chains(text).get(0);
    int capacity = WordFilterShape.of(chain.filters(), BATCH).capacity(4000);
    assertTrue(capacity < 1000, capacity + " words at once");
    assertEquals(Optional.empty(), difference(skeleton, Refinement.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"embedding1", "conv1"})
  void leaveFrozenLayersAlone(String frozen) {
    Skeleton skeleton =
        SampleNetworks.skeleton(
            "input tokens 6 vocab 9/embedding 3/conv1d 4 3 same tanh/pool max global/output 3");
    assertEquals(
        Optional.empty(), difference(skeleton, Refinement.NONE.withFrozen(List.of(frozen))));
  }

  private static Optional<String> difference(Skeleton skeleton, Refinement refinement) {
    Plan plan = plan(skeleton, refinement);
    Weights weights = SampleNetworks.weights(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, BATCH, 7);
    try (OneDnnNetwork own = new OneDnnNetwork(plan, weights, Peers.surroundings())) {
      own.gradients(batch, new float[BATCH * 3]);
      Weights found = own.lastGradients();
      return Distance.tooFar(
          ExactGradients.of(plan, weights, batch).arrays().entrySet().stream()
              .map(e -> Distance.of(e.getKey(), e.getValue(), found.values(e.getKey()), 0))
              .toList());
    }
  }
}
