package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.export.run.Curves;
import org.winnow.export.run.Network;
import org.winnow.training.Scores;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.RandomSkeletons;
import org.winnow.training.plan.Curve;

/** The program of a network and what the jar's interpreter makes of it. */
class ProgramTest {
  private static final float CLOSE = 1e-5f;

  @Test
  void answersAsTheReferenceWhateverTheOperation() {
    Shipments.all().forEach(ProgramTest::assertSame);
  }

  @Test
  void answersAsTheReferenceForRandomNetworks() {
    for (long seed = 1; seed <= 150; seed++) {
      assertSame(Shipments.of(RandomSkeletons.of(seed), seed));
    }
  }

  @Test
  void unrollsWideConvolutionsSomeRowsAtATime() {
    Skeleton skeleton =
        Skeleton.parse(
            "wide", "input 40x40x3\nconv 4 5x5 same relu\nconv 3 3x3 stride 2\noutput 3");
    assertTrue(Program.of(Shipments.of(skeleton, 1).model()).arena().scratch() <= 16_384);
    assertSame(Shipments.of(skeleton, 1));
  }

  @Test
  void preparesFeatureByFeature() {
    Skeleton skeleton = Skeleton.parse("net", "input 2x1x2\nflatten\ndense 5 tanh\noutput 3");
    Preparation.Step standardise =
        new Preparation.Standardize(List.of(1f, 2f, 3f, 4f), List.of(0.5f, 1.5f, 2.5f, 3.5f));
    Preparation both = new Preparation(List.of(new Preparation.Scale(1, 3), standardise));
    assertSame(Shipments.of(skeleton, 1, both, List.of("a", "b", "c")));
  }

  @Test
  void knowsItsMemoryBeforeTraining() {
    for (Shipment shipment : Shipments.all()) {
      Program program = Program.of(shipment.model());
      assertEquals(Arena.bytes(shipment.model().skeleton()), program.arena().bytes());
      assertEquals(program.arena().bytes(), program.network(3).workingBytes());
    }
  }

  @Test
  void numbersCurvesAndScoresAsThePlanDoes() {
    assertEquals(Curve.values().length, Curves.SIGMOID + 1);
    assertEquals(Curve.SIGMOID.ordinal(), Curves.SIGMOID);
    assertEquals(Curve.GELU.ordinal(), Curves.GELU);
    assertEquals(Scores.LINEAR.ordinal(), org.winnow.export.run.Scores.LINEAR);
    assertEquals(Scores.SIGMOID.ordinal(), org.winnow.export.run.Scores.SIGMOID);
  }

  @Test
  void refusesUnknownForms() {
    InputException refused =
        org.junit.jupiter.api.Assertions.assertThrows(
            InputException.class, () -> Formats.named("cc"));
    assertTrue(refused.getMessage().contains("did you mean 'c'?"), refused.getMessage());
  }

  private static void assertSame(Shipment shipment) {
    Golden golden = shipment.golden();
    Network network = Program.of(shipment.model()).network(3);
    float[] answer = new float[3];
    for (int i = 0; i < golden.inputs().length; i++) {
      network.run(golden.inputs()[i], 0, answer, 0);
      assertArrayEquals(
          golden.probabilities()[i], answer, CLOSE, shipment.model().skeleton().text());
    }
  }
}
