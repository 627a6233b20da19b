package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.winnow.datasets.InputException;

class RecipeTest {
  private static final Recipe RECIPE = Recipe.standard();

  @Test
  void valuesOutOfRangeAreRefusedWithTheRange() {
    assertRefused("epochs must be 1 to 100000, got 0", () -> RECIPE.withEpochs(0));
    assertRefused("epochs must be 1 to 100000, got 100001", () -> RECIPE.withEpochs(100_001));
    assertRefused("batch size must be 1 or more, got 0", () -> RECIPE.withBatchSize(0));
    assertRefused(
        "learning rate must be a number above 0, got -0.001",
        () -> RECIPE.withLearningRate(-0.001));
    assertRefused(
        "learning rate must be a number above 0, got NaN",
        () -> RECIPE.withLearningRate(Double.NaN));
    assertRefused("weight decay must be 0 or more, got -1.0", () -> RECIPE.withWeightDecay(-1));
    assertRefused("patience must be 1 or more, got 0", () -> RECIPE.withPatience(0));
    assertRefused("threads must be 1 to 256, got 0", () -> RECIPE.withThreads(0));
    assertRefused(
        "threads of the reference engine must be 1, got 2",
        () -> RECIPE.withThreads(2).withDevice(Device.REFERENCE));
    assertRefused(
        "warm-up must be 0 up to but not 1, got 1.0", () -> RECIPE.refined(r -> r.withWarmUp(1)));
    assertRefused(
        "label smoothing must be 0 up to but not 1, got NaN",
        () -> RECIPE.refined(r -> r.withLabelSmoothing(Double.NaN)));
    assertRefused("l1 must be 0 or more, got -1.0", () -> RECIPE.refined(r -> r.withL1(-1)));
    assertRefused("l2 must be 0 or more, got NaN", () -> RECIPE.refined(r -> r.withL2(Double.NaN)));
    assertRefused(
        "a limit on the gradients' norm must be above 0, got -1.0", () -> new GradientLimit(0, -1));
    assertRefused(
        "gradients are limited one by one (1.0) or by their norm (2.0)",
        () -> new GradientLimit(1, 2));
    assertRefused(
        "the weight of class 'a' must be above 0, got 0.0",
        () -> new ClassWeights(false, java.util.Map.of("a", 0.0)));
    assertRefused(
        "noise has a deviation of 0 or more, got -1.0", () -> new Augmentation(0, false, -1));
    assertRefused(
        "pictures are shifted by 0 to 1024 pixels, got -1", () -> new Augmentation(-1, false, 0));
  }

  private static void assertRefused(String message, Executable change) {
    assertEquals(message, assertThrows(InputException.class, change).getMessage());
  }

  @Test
  void whatDoesNotFitTheSkeletonIsRefused() {
    Skeleton net = Skeleton.parse("n", "input 9\ndense 4\nrelu\noutput 3");
    assertUnfit(net, r -> r.withFrozen(java.util.List.of("dens1")), "did you mean 'dense1'?");
    assertUnfit(net, r -> r.withFrozen(java.util.List.of("relu1")), "has no weights to freeze");
    assertUnfit(
        net, r -> r.withFrozen(java.util.List.of("dense1", "output")), "nothing is left to train");
    assertUnfit(
        net,
        r -> r.withAugmentation(new Augmentation(1, false, 0)),
        "only pictures can be shifted");
    Skeleton words = Skeleton.parse("n", "input tokens 9 vocab 5\nembedding 4\noutput 3");
    assertUnfit(
        words, r -> r.withAugmentation(new Augmentation(0, false, 1)), "would make other tokens");
  }

  private static void assertUnfit(
      Skeleton net, java.util.function.UnaryOperator<Refinement> change, String expected) {
    String message =
        assertThrows(InputException.class, () -> change.apply(Refinement.NONE).check(net))
            .getMessage();
    org.junit.jupiter.api.Assertions.assertTrue(message.contains(expected), message);
  }
}
