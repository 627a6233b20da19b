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
  }

  private static void assertRefused(String message, Executable change) {
    assertEquals(message, assertThrows(InputException.class, change).getMessage());
  }
}
