package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Shape;

class AugmentationTest {
  private static final Shape SHAPE = new Shape(2, 3, 2);
  private static final float[] PICTURE = {1, 11, 2, 12, 3, 13, 4, 14, 5, 15, 6, 16};

  private static float[] changed(Augmentation augmentation, long seed) {
    float[] values = new float[14];
    System.arraycopy(PICTURE, 0, values, 1, 12);
    augmentation.apply(new SplittableRandom(seed), SHAPE, values, 1);
    assertEquals(0, values[0] + values[13], "neighbours stay");
    return Arrays.copyOfRange(values, 1, 13);
  }

  /** By hand: mirrored rows, each place with its channels; half of the pictures. */
  @Test
  void aFlipMirrorsEachRow() {
    float[] mirrored = {3, 13, 2, 12, 1, 11, 6, 16, 5, 15, 4, 14};
    int flipped = 0;
    for (int seed = 0; seed < 400; seed++) {
      float[] found = changed(new Augmentation(0, true, 0), seed);
      boolean same = Arrays.equals(found, PICTURE);
      assertArrayEquals(same ? PICTURE : mirrored, found);
      flipped += same ? 0 : 1;
    }
    assertTrue(flipped > 150 && flipped < 250, flipped + " of 400");
  }

  /** By hand: nine ways to move by at most one, zeros come in. */
  @Test
  void aShiftMovesByAtMostSoMuch() {
    Set<String> seen = new TreeSet<>();
    for (int seed = 0; seed < 400; seed++) {
      seen.add(Arrays.toString(changed(new Augmentation(1, false, 0), seed)));
    }
    assertEquals(9, seen.size());
    assertTrue(seen.contains(Arrays.toString(PICTURE)));
    float[] downRight = {0, 0, 0, 0, 0, 0, 0, 0, 1, 11, 2, 12};
    assertTrue(seen.contains(Arrays.toString(downRight)), seen.toString());
  }

  @Test
  void noiseHasTheDeviationAskedFor() {
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      float[] found = changed(new Augmentation(0, false, 0.5), seed);
      for (int i = 0; i < 12; i++) {
        sum += found[i] - PICTURE[i];
        squares += Math.pow(found[i] - PICTURE[i], 2);
      }
    }
    assertEquals(0, sum / 24_000, 0.02);
    assertEquals(0.25, squares / 24_000, 0.01);
  }

  /** The same seed gives the same pictures in every epoch's turn, another seed others. */
  @Test
  void aTrainingWithItIsRepeatable() {
    Dataset data = Blobs.of(60, new Shape(6, 6, 1), 3, 5);
    Skeleton net = Skeleton.parse("n", "input 6x6x1\nconv 3 3x3 same relu\noutput 3");
    Recipe recipe =
        Recipe.standard()
            .withEpochs(2)
            .refined(r -> r.withAugmentation(new Augmentation(1, true, 0.1)));
    String first = new Trainer(net, recipe).train(data, TrainingMonitor.silent()).hash();
    assertEquals(first, new Trainer(net, recipe).train(data, TrainingMonitor.silent()).hash());
    String plain =
        new Trainer(net, recipe.withRefinement(Refinement.NONE))
            .train(data, TrainingMonitor.silent())
            .hash();
    assertTrue(!first.equals(plain));
  }

  /** By hand: 4 of class a, 2 of b: balanced weights 6 / (2 · 4) and 6 / (2 · 2). */
  @Test
  void balancedWeightsAreInverseToTheCounts() {
    Dataset data = Blobs.of(10, new Shape(1, 1, 4), 2, 5);
    int[] labels = {0, 0, 1, 0, 1, 0};
    assertArrayEquals(new float[] {0.75f, 1.5f}, ClassWeights.BALANCED.of(data, labels));
    ClassWeights named = new ClassWeights(false, java.util.Map.of("c1", 3.0));
    assertArrayEquals(new float[] {1, 3}, named.of(data, labels));
  }

  /** Weight 0 takes an example out of the gradient: its label does not matter then. */
  @Test
  void anExampleWithoutWeightTeachesNothing() {
    Dataset data = Blobs.of(40, new Shape(1, 1, 4), 2, 5);
    int row = data.labelledRows(org.winnow.datasets.Split.TRAIN)[3];
    String id = data.ids().get(row);
    String given = "c" + data.labels().classOf(row);
    String other = given.equals("c0") ? "c1" : "c0";
    Dataset wrong =
        data.with(
            java.util.List.of(
                new LabelEdit.Relabel(
                    id,
                    Optional.of(given),
                    Optional.of(other),
                    new Attribution("tester", Origin.SOURCE))));
    Skeleton net = Skeleton.parse("n", "input 4\ndense 5 tanh\noutput 2");
    Trainer trainer =
        new Trainer(net, Recipe.standard().withEpochs(3)).weighing(java.util.Map.of(id, 0.0));
    assertEquals(
        trainer.train(data, TrainingMonitor.silent()).hash(),
        trainer.train(wrong, TrainingMonitor.silent()).hash());
  }
}
