package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WrongLabelCountTest {

  @Test
  void liesBetweenTheConfidentGuessesAndTheSurest() {
    // Guessed 0: rows 0 1 10 6 3 by falling p, the surest two are right. Guessed 1: rows 4 2 5 11,
    // of the surest two one is wrong, so 2 of 4. Guessed 2: rows 8 9 7, the surest two are right.
    WrongLabelCount count = WrongLabelCount.of(ConfidentLearningTest.P, ConfidentLearningTest.Y);
    assertEquals(new WrongLabelCount(12, 4, 2), count);
    assertEquals(3, count.estimate());
    assertTrue(count.sentence().startsWith("About 3 of 12 labels are wrong: halfway between 4 "));
  }

  @Test
  void asksAllThatAreAsSureAsTheSurest() {
    float[][] p = new float[10][];
    Arrays.setAll(p, i -> i < 5 ? new float[] {1, 0} : new float[] {0, 1});
    // Of the class guessed first one of five labels is wrong, of the second none.
    assertEquals(
        new WrongLabelCount(10, 1, 1),
        WrongLabelCount.of(p, new int[] {0, 0, 0, 0, 1, 1, 1, 1, 1, 1}));
  }

  @Test
  void extendsWhatTheSurestGuessesSay() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 20_000;
    float[][] p = new float[n][];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      // How sure the network is says how often it is right; three in ten labels are the next class.
      float sure = .8f + .2f * (float) random.nextDouble();
      int guess = random.nextInt(3);
      p[i] = new float[] {(1 - sure) / 2, (1 - sure) / 2, (1 - sure) / 2};
      p[i][guess] = sure;
      int truth = random.nextDouble() < sure ? guess : (guess + 1 + random.nextInt(2)) % 3;
      labels[i] = random.nextDouble() < .3 ? (truth + 1) % 3 : truth;
    }
    WrongLabelCount count = WrongLabelCount.of(p, labels);
    // The surest 40 % are sure by .96 in the mean; their label is the guess with probability
    // .96 · .7 + .04 · ½ · .3 = .678. Three standard deviations of 8,000 draws, extended: 314.
    assertEquals(.322 * n, count.extended(), 314);
  }

  @Test
  void isNotGivenInSample() {
    assertTrue(suspects(false).wrongLabels().isEmpty());
    assertTrue(suspects(false).basis().sentence().contains("is not estimated"));
    assertEquals(3, suspects(true).wrongLabels().orElseThrow().estimate());
    SuspectsTest.World world = SuspectsTest.World.pairFlipped();
    SuspectList found = Suspects.fromTrace(world.trace(), List.of("a", "b", "c", "d", "e"));
    assertTrue(found.wrongLabels().isEmpty());
    assertTrue(found.basis().sentence().endsWith("%train --folds 5 judges out of sample."));
  }

  private static SuspectList suspects(boolean outOfSample) {
    List<String> ids = IntStream.range(0, 12).mapToObj(i -> "e" + i).toList();
    List<String> names = List.of("cat", "dog", "owl");
    return Suspects.fromPredictions(
        new UncertaintyTest.Probabilities(ids, names, ConfidentLearningTest.P, outOfSample),
        ConfidentLearningTest.Y);
  }
}
