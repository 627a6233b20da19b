package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

class TrainingTraceTest {
  private static final Dataset DATA = Blobs.of(60, new Shape(6, 6, 2), 3, 9);
  private static final Skeleton NET =
      Skeleton.parse("net", "input 6x6x2\nconv 3 3x3 same relu\ndense 5 tanh\noutput 3");
  private static final Recipe RECIPE = Recipe.standard().withBatchSize(16).withLearningRate(0.01);

  @Test
  void aFirstBatchIsRecordedAsItWasBeforeTheUpdate() {
    Recipe oneStep = RECIPE.withEpochs(1).withBatchSize(1000);
    TrainingTrace trace = train(oneStep).trace().orElseThrow();
    int[] rows = DATA.labelledRows(Split.TRAIN);
    float[] expected = new float[rows.length * 3];
    try (Network network = Engine.cpu().forInference(NET, Weights.initial(NET, oneStep.seed()))) {
      network.logits(DATA.inputs(rows), rows.length, expected);
    }
    for (int i = 0; i < rows.length; i++) {
      assertEquals(DATA.ids().get(rows[i]), trace.ids().get(i));
      assertEquals(DATA.labels().classOf(rows[i]), trace.label(i));
      float[] own = {expected[3 * i], expected[3 * i + 1], expected[3 * i + 2]};
      assertArrayEquals(own, trace.logitSum(i), 1e-5f);
      assertArrayEquals(trace.logitSum(i), trace.firstHalfLogitSum(i));
      double loss = Math.log(Math.exp(own[0]) + Math.exp(own[1]) + Math.exp(own[2]));
      assertEquals(loss - own[trace.label(i)], trace.loss(i, 0), 1e-5);
      assertTrue(own[trace.prediction(i, 0)] >= Math.max(own[0], Math.max(own[1], own[2])) - 1e-5);
    }
  }

  @Test
  void epochsAddUp() {
    Model three = train(RECIPE.withEpochs(3));
    TrainingTrace two = train(RECIPE.withEpochs(2)).trace().orElseThrow();
    TrainingTrace trace = three.trace().orElseThrow();
    assertEquals(3, trace.epochs());
    assertEquals(2, trace.firstHalfEpochs());
    for (int i = 0; i < trace.size(); i++) {
      assertArrayEquals(two.logitSum(i), trace.firstHalfLogitSum(i));
    }
    for (int epoch = 0; epoch < 3; epoch++) {
      double loss = 0;
      double right = 0;
      for (int i = 0; i < trace.size(); i++) {
        loss += trace.loss(i, epoch) / trace.size();
        right += trace.prediction(i, epoch) == trace.label(i) ? 1.0 / trace.size() : 0;
        assertEquals(trace.margin(i, epoch) > 0, trace.prediction(i, epoch) == trace.label(i));
      }
      assertEquals(three.history().get(epoch).trainLoss(), loss, 1e-5);
      assertEquals(three.history().get(epoch).trainAccuracy(), right, 1e-9);
    }
  }

  /** By hand: 42 examples, 3 classes, 3 epochs: 42·(2·3·4 + 4) + 42·3·(4+4+2). */
  @Test
  void itsMemoryIsKnown() {
    TrainingTrace trace = train(RECIPE.withEpochs(3)).trace().orElseThrow();
    assertEquals(42 * 28 + 42 * 30, trace.bytes());
    assertEquals("every epoch, 32 bits", trace.resolution());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv 3 3x3 same relu\ndense 5 tanh",
        "dense 5 relu",
        "dense 5 relu\ndropout 0.5",
        "dense 4 relu\ndense 5 tanh",
        "first = dense 5 relu\nsecond = dense 5 tanh <- input\nadd <- first, second",
      })
  void embeddingsAreWhatTheOutputLayerReads(String hidden) {
    Skeleton net = Skeleton.parse("net", "input 6x6x2\n" + hidden + "\noutput 3");
    Model model = new Trainer(net, RECIPE.withEpochs(2)).train(DATA, TrainingMonitor.silent());
    int[] rows = DATA.labelledRows(Split.TEST);
    float[][] embeddings = model.embeddings(DATA, rows);
    Predictions predictions = model.predict(DATA, rows);
    float[] w = model.weights().values("output/W");
    float[] b = model.weights().values("output/b");
    for (int i = 0; i < rows.length; i++) {
      float[] logits = b.clone();
      assertEquals(5, embeddings[i].length);
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k < 5; k++) {
          logits[c] += embeddings[i][k] * w[k * 3 + c];
        }
      }
      assertArrayEquals(
          new Logits(Scores.SOFTMAX, 3).probabilities(logits, 0),
          predictions.probabilities()[i],
          1e-5f);
    }
  }

  private static Model train(Recipe recipe) {
    return new Trainer(NET, recipe).train(DATA, TrainingMonitor.silent());
  }
}
