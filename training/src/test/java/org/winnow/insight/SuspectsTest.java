package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class SuspectsTest {
  private static final List<String> NAMES = List.of("cat", "dog", "owl", "pig", "rat");

  @Test
  void ranksPlantedMistakesFirst() {
    World world = World.pairFlipped();
    SuspectList found = Suspects.fromTrace(world.trace(), world.embeddings(), NAMES);
    List<Suspect> top = found.top(world.planted().length);
    long right = top.stream().filter(s -> world.isPlanted(s.id())).count();
    assertTrue(right >= .9 * top.size(), right + " of " + top.size());
    long suggestions = top.stream().filter(s -> s.suggested() == world.truth(s.id())).count();
    assertTrue(suggestions >= .9 * top.size(), suggestions + " of " + top.size());
  }

  @Test
  void showsWhichClassesAreConfused() {
    World world = World.pairFlipped();
    Confusion confusion = Suspects.fromTrace(world.trace(), world.embeddings(), NAMES).confusion();
    for (Confusion.Mistake mistake : confusion.mistakes(.03)) {
      assertEquals((mistake.truth() + 1) % 5, mistake.given());
    }
    assertFalse(confusion.mistakes(.03).isEmpty());
  }

  @Test
  void likelyWrongLabelsAreWrong() {
    World world = World.pairFlipped();
    List<Suspect> likely =
        Suspects.fromTrace(world.trace(), world.embeddings(), NAMES).likelyWrong();
    assertTrue(likely.size() >= world.planted().length / 4, likely.size() + " found");
    long right = likely.stream().filter(s -> world.isPlanted(s.id())).count();
    assertTrue(right >= .95 * likely.size(), right + " of " + likely.size());
  }

  @Test
  void acceptsNearlyNothingWhereClassesOverlapButNothingIsWrong() {
    float[][] x = NeighboursTest.clusters(500, 8, 5, .75f);
    int[] labels = IntStream.range(0, 500).map(i -> i % 5).toArray();
    TinyNetwork.Trained trained = TinyNetwork.train(x, labels, 5, 10);
    SuspectList found = Suspects.fromTrace(trained.trace(), trained.embeddings(), NAMES);
    long doubted = found.stream().filter(s -> s.probability() >= .5).count();
    assertTrue(doubted > 5, doubted + " labels of hard examples are more likely wrong than not");
    assertTrue(found.likelyWrong().size() <= 5, found.likelyWrong().size() + " accepted");
  }

  @Test
  void saysWhyInWords() {
    // Two tight clusters; e0 lies among the dogs, is called dog in 2 of 3 epochs, and is labelled
    // cat.
    int[] labels = {0, 1, 1, 1, 0, 0, 0};
    RecordedTrace trace = new RecordedTrace(labels, 2, 3);
    float[][] vectors = new float[7][];
    for (int i = 0; i < 7; i++) {
      boolean dog = i <= 3;
      vectors[i] = dog ? new float[] {1, .01f * i} : new float[] {.01f * i, 1};
      for (int e = 0; e < 3; e++) {
        float margin = i == 0 ? (e == 2 ? -1 : 4) : 5;
        trace.record(i, e, dog ? -margin / 2 : margin / 2, dog ? margin / 2 : -margin / 2);
      }
    }
    SuspectList found = Suspects.fromTrace(trace, vectors, List.of("cat", "dog"));
    Suspect first = found.get(0);
    assertEquals("e0", first.id());
    // mean margin (4 + 4 − 1) / 3 = 7/3, and 1 / (1 + e^(−7/3)) = .9116
    assertEquals(
        "called dog in 2 of 3 epochs; of its 6 nearest neighbours 3 labelled dog, 3 cat;"
            + " p(dog) 0.91, p(cat) 0.09",
        first.reason());
    assertTrue(found.inSample());
    assertTrue(found.basis().sentence().startsWith("In-sample:"));
  }

  @Test
  void gathersTheEvidenceAboutOneExample() {
    World world = World.pairFlipped();
    SuspectList found = Suspects.fromTrace(world.trace(), world.embeddings(), NAMES);
    Why why = found.why(found.get(3).id()).orElseThrow();
    assertEquals(3, why.rank());
    assertEquals(found.size(), why.of());
    assertEquals(10, why.epochs().size());
    assertEquals(10, why.neighbours().size());
    int i = Integer.parseInt(why.suspect().id().substring(1));
    assertEquals(world.trace().loss(i, 4), why.epochs().get(4).loss());
    assertTrue(why.neighbours().get(0).similarity() >= why.neighbours().get(9).similarity());
    assertTrue(found.why("unknown").isEmpty());
  }

  @Test
  void ranksAnyonesProbabilitiesOutOfSample() {
    ProbabilityView view =
        new UncertaintyTest.Probabilities(
            List.of("a", "b", "c"),
            List.of("cat", "dog"),
            new float[][] {{.9f, .1f}, {.2f, .8f}, {.6f, .4f}},
            true);
    SuspectList found = Suspects.fromPredictions(view, new int[] {0, 0, 1});
    assertEquals(List.of("b", "c", "a"), found.stream().map(Suspect::id).toList());
    assertFalse(found.inSample());
    assertTrue(found.basis().sentence().startsWith("Out of sample:"));
    assertEquals("p(dog) 0.80, p(cat) 0.20", found.get(0).reason());
  }

  @Test
  void ranksByWhatATrainingRecordedWhereAsked() {
    // p(label) by epoch: .8 .8 .8 | .8 .2 .8 | .2 .2 .2, that is margins of ± ln 4
    float ln4 = (float) Math.log(4);
    RecordedTrace trace = new RecordedTrace(new int[] {0, 0, 0}, 2, 3);
    float[][] margins = {{ln4, ln4, ln4}, {ln4, -ln4, ln4}, {-ln4, -ln4, -ln4}};
    for (int i = 0; i < 3; i++) {
      for (int e = 0; e < 3; e++) {
        trace.record(i, e, margins[i][e], 0);
      }
    }
    SuspectList found = Suspects.fromTrace(trace, List.of("cat", "dog"));
    double[][] expected = {
      {-1.609438, -.685242, -.223144}, // − mean of ln 5 and ln 5/4
      {-1.386294, .462098, 1.386294}, // mean margins: − ln 4, ln 4 / 3, ln 4
      {.2, .6, .8},
      {0, .666667, 1},
      {-3, -1, 0}
    };
    for (TraceScore score : TraceScore.values()) {
      SuspectList ranked = found.by(score);
      assertEquals(List.of("e2", "e1", "e0"), ranked.stream().map(Suspect::id).toList());
      for (int rank = 0; rank < 3; rank++) {
        assertEquals(expected[score.ordinal()][rank], ranked.get(rank).score(), 1e-6);
      }
      assertEquals(score.label() + " of one training (3 epochs)", ranked.basis().method());
      assertTrue(ranked.inSample());
    }
    assertTrue(found.by(TraceScore.LOSS).get(0).reason().endsWith("; mean loss 1.609"));
    assertTrue(found.by(TraceScore.FORGETTING).get(1).reason().endsWith("; times forgotten 1.000"));
  }

  @Test
  void refusesToReadATraceThatIsNotThere() {
    ProbabilityView view =
        new UncertaintyTest.Probabilities(
            List.of("a"), List.of("cat", "dog"), new float[][] {{.9f, .1f}}, true);
    SuspectList found = Suspects.fromPredictions(view, new int[] {0});
    InputException e = assertThrows(InputException.class, () -> found.by(TraceScore.AUM));
    assertEquals(
        "area under the margin is read from the trace of a training, and these labels were judged"
            + " by probabilities alone; rank those of %train, --from trace",
        e.getMessage());
  }

  @Test
  void refusesEmbeddingsOfOtherExamples() {
    World world = World.pairFlipped();
    InputException e =
        assertThrows(
            InputException.class, () -> Suspects.fromTrace(world.trace(), new float[3][2], NAMES));
    assertEquals("expected an embedding for each of the 500 examples, got 3", e.getMessage());
  }

  /** Five clusters in eight dimensions; a fifth of the labels moved on to the next class. */
  record World(RecordedTrace trace, float[][] embeddings, int[] truths, int[] planted) {
    static World pairFlipped() {
      SplittableRandom random = new SplittableRandom(11);
      float[][] x = NeighboursTest.clusters(500, 8, 5);
      int[] truths = IntStream.range(0, 500).map(i -> i % 5).toArray();
      int[] labels = truths.clone();
      int[] planted = IntStream.range(0, 500).filter(i -> random.nextInt(5) == 0).toArray();
      for (int i : planted) {
        labels[i] = (truths[i] + 1) % 5;
      }
      TinyNetwork.Trained trained = TinyNetwork.train(x, labels, 5, 10);
      return new World(trained.trace(), trained.embeddings(), truths, planted);
    }

    boolean isPlanted(String id) {
      return trace.label(position(id)) != truths[position(id)];
    }

    int truth(String id) {
      return truths[position(id)];
    }

    private static int position(String id) {
      return Integer.parseInt(id.substring(1));
    }
  }
}
