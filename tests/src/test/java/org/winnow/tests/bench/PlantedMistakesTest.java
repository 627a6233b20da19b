package org.winnow.tests.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.NoisePlanter;
import org.winnow.insight.Suspect;
import org.winnow.insight.Why;

/** One seed of what {@link LoopBench} measures over many: real digits, a real training. */
class PlantedMistakesTest {

  @Test
  void oneTrainingFindsPlantedMistakesAndAcceptsHardlyAnyWrongly() {
    Dataset data = NoisePlanter.uniform(DigitsLoop.digits(42), .1, 42);
    DigitsLoop.Trial trial = DigitsLoop.train(data, DigitsLoop.recipe(10, 42));
    int planted = trial.planted();
    assertTrue(trial.precision(planted) >= .90, () -> "top n " + trial.precision(planted));
    assertTrue(trial.precision(planted / 2) >= .98, () -> "top n/2 " + trial.precision(planted));

    List<Suspect> likely = trial.suspects().likelyWrong();
    long right =
        likely.stream()
            .filter(s -> data.planted().truth(s.id()).orElse(-1) == s.suggested())
            .count();
    assertTrue(right >= .6 * planted, right + " of " + planted + " planted accepted");
    assertTrue(right >= .95 * likely.size(), right + " right of " + likely.size());

    Why why = trial.suspects().why(likely.get(0).id()).orElseThrow();
    assertEquals(10, why.epochs().size());
    assertEquals(10, why.neighbours().size());
    assertTrue(why.suspect().reason().matches("called . in \\d+ of 10 epochs; .*"));
    assertTrue(trial.suspects().inSample());
  }

  @Test
  void acceptsNearlyNothingWhereNothingIsWrong() {
    DigitsLoop.Trial trial = DigitsLoop.train(DigitsLoop.digits(43), DigitsLoop.recipe(10, 43));
    int edits = trial.suspects().likelyWrong().size();
    assertTrue(edits <= .01 * trial.suspects().size(), edits + " labels");
  }
}
