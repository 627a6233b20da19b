package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

class TrainerTest {
  private static final Dataset DATA = Blobs.of(200, new Shape(6, 6, 1), 3, 1);
  private static final Skeleton CONV =
      Skeleton.parse(
          "small", "input 6x6x1\nconv 4 3x3 same relu\npool max 2x2\ndropout .1\noutput 3");
  private static final Skeleton DENSE = Skeleton.parse("dense", "input 36\ndense 8 relu\noutput 3");
  private static final Recipe RECIPE =
      Recipe.standard().withEpochs(8).withBatchSize(32).withLearningRate(0.02);

  @Test
  void learnsWhatIsLearnable() {
    Model model = train(CONV, RECIPE, DATA);
    int[] test = DATA.labelledRows(Split.TEST);
    Evaluation seen = Evaluation.of(model.predict(DATA, test), labels(DATA, test));
    assertTrue(seen.accuracy().estimate() > 0.95, () -> "accuracy " + seen.accuracy());
    assertEquals(8, model.history().size());
    assertTrue(model.history().get(7).trainLoss() < model.history().get(0).trainLoss() / 2);
    assertTrue(model.provenance().stopped().isEmpty());
    assertEquals(DATA.digest(), model.provenance().dataDigest());
    assertTrue(seen.outOfSample());
    assertFalse(model.predict(DATA, DATA.labelledRows(Split.TRAIN)).outOfSample());
  }

  @Test
  void fitsATinySetByHeart() {
    Dataset tiny = DATA.select(new int[] {0, 1, 2, 3, 4, 5, 6, 10, 11, 12});
    for (Optimizer optimizer : Optimizer.values()) {
      double rate = optimizer == Optimizer.SGD || optimizer == Optimizer.NESTEROVS ? 0.1 : 0.01;
      Recipe recipe = RECIPE.withEpochs(80).withOptimizer(optimizer).withLearningRate(rate);
      List<EpochReport> history = train(DENSE, recipe, tiny).history();
      EpochReport last = history.get(history.size() - 1);
      assertTrue(last.trainLoss() < 0.05, () -> optimizer + " " + last);
      assertEquals(1, last.trainAccuracy(), () -> optimizer + " " + last);
    }
  }

  @Test
  void theSameSeedGivesTheSameModelAndAnotherSeedAnother() {
    Recipe two = RECIPE.withEpochs(2);
    Model first = train(CONV, two, DATA);
    assertEquals(first.hash(), train(CONV, two, DATA).hash());
    assertNotEquals(first.hash(), train(CONV, two.withSeed(2), DATA).hash());
  }

  @Test
  void everySettingOfTheRecipeCounts() {
    Recipe two = RECIPE.withEpochs(2);
    String usual = train(DENSE, two, DATA).hash();
    assertNotEquals(usual, train(DENSE, two.withWeightDecay(0.1), DATA).hash());
    assertNotEquals(usual, train(DENSE, two.withSchedule(Schedule.COSINE), DATA).hash());
    assertNotEquals(usual, train(DENSE, two.withLearningRate(0.01), DATA).hash());
    assertNotEquals(usual, train(DENSE, two.withBatchSize(33), DATA).hash());
  }

  @Test
  void unlabelledExamplesAreLeftOut() {
    int[] classes = DATA.labels().toArray();
    classes[3] = Labels.NONE;
    classes[7] = Labels.NONE;
    Dataset partly = relabelled(classes);
    TrainingTrace trace = train(DENSE, RECIPE.withEpochs(1), partly).trace().orElseThrow();
    assertEquals(139, trace.size());
    assertFalse(trace.ids().contains("e-3"));
  }

  @Test
  void cancellingKeepsTheBestEpoch() {
    TrainingMonitor third =
        new TrainingMonitor() {
          private long batches;

          @Override
          public boolean cancelled() {
            return batches == 12;
          }

          @Override
          public void batchDone(long step, long steps, double loss) {
            batches = step;
          }
        };
    Model stopped = new Trainer(CONV, RECIPE).train(DATA, third);
    assertEquals(train(CONV, RECIPE.withEpochs(2), DATA).hash(), stopped.hash());
    assertEquals(
        "cancelled in epoch 3 of 8; weights of epoch 2 kept",
        stopped.provenance().stopped().orElseThrow());
    assertEquals(2, stopped.history().size());
    assertEquals(2, stopped.trace().orElseThrow().epochs());
    assertEquals(2, stopped.trace().orElseThrow().firstHalfEpochs());
  }

  @Test
  void cancellingBeforeTheFirstEpochIsDoneKeepsTheWeightsSoFar() {
    TrainingMonitor atOnce =
        new TrainingMonitor() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Model model = new Trainer(DENSE, RECIPE).train(DATA, atOnce);
    Weights initial = Weights.initial(DENSE, RECIPE.seed());
    assertArrayEquals(initial.values("dense1/W"), model.weights().values("dense1/W"));
    assertTrue(model.trace().isEmpty());
    assertEquals(0, model.provenance().epochsDone());
  }

  @Test
  void earlyStoppingRestoresTheBestWeights() {
    int[] classes = DATA.labels().toArray();
    for (int row : DATA.splits().rows(Split.VALIDATION)) {
      classes[row] = (classes[row] + 1) % 3; // the better it learns, the worse it does here
    }
    Dataset odd = relabelled(classes);
    Model model = train(DENSE, RECIPE.withPatience(2), odd);
    assertEquals(3, model.history().size());
    assertEquals(train(DENSE, RECIPE.withEpochs(1), odd).hash(), model.hash());
    assertEquals(
        "no better validation loss for 2 epochs; weights of epoch 1 kept",
        model.provenance().stopped().orElseThrow());
  }

  @Test
  void divergenceAtOnceNamesTheLayerAndWhatToTry() {
    Recipe wild = RECIPE.withOptimizer(Optimizer.SGD).withLearningRate(1e30);
    Trainer trainer = new Trainer(DENSE, wild);
    String message =
        assertThrows(InputException.class, () -> trainer.train(DATA, TrainingMonitor.silent()))
            .getMessage();
    assertTrue(message.startsWith("training diverged in epoch 1, step 2: layer '"), message);
    assertTrue(message.contains("try a learning rate well below 1000000"), message);
  }

  @Test
  void divergenceLaterKeepsTheBestModel() {
    Skeleton deep =
        Skeleton.parse("deep", "input 36\ndense 32 silu\ndense 32 silu\ndense 32 silu\noutput 3");
    Recipe rising =
        RECIPE
            .withOptimizer(Optimizer.SGD)
            .withBatchSize(200)
            .withEpochs(100)
            .withSchedule(Schedule.ONE_CYCLE)
            .withLearningRate(30);
    Model model = train(deep, rising, DATA);
    String why = model.provenance().stopped().orElseThrow();
    assertTrue(why.startsWith("training diverged in epoch "), why);
    assertTrue(why.contains(" kept; try a learning rate well below 30"), why);
    assertTrue(model.weights().firstNotFinite().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "linear"})
  void learnsByEachKindOfScore(String kind) {
    Skeleton skeleton = Skeleton.parse("net", "input 36\ndense 16 relu\noutput 3 " + kind);
    Model model = train(skeleton, RECIPE.withEpochs(10), DATA);
    int[] test = DATA.labelledRows(Split.TEST);
    Predictions predictions = model.predict(DATA, test);
    assertTrue(Evaluation.of(predictions, labels(DATA, test)).accuracy().estimate() > 0.9);
    for (float[] row : predictions.probabilities()) {
      assertEquals(1, row[0] + row[1] + row[2], 1e-5);
    }
    EpochReport last = model.history().get(model.history().size() - 1);
    assertTrue(last.validationLoss().orElseThrow() < model.history().get(0).trainLoss());
    Recipe smooth = RECIPE.refined(r -> r.withLabelSmoothing(0.1));
    InputException refused =
        assertThrows(InputException.class, () -> train(skeleton, smooth, DATA));
    assertTrue(refused.getMessage().contains("'output 3 " + kind + "' learns without"));
  }

  @Test
  void aBatchLargerThanTheDataIsAllOfThem() {
    int rows = DATA.labelledRows(Split.TRAIN).length;
    Model whole = train(DENSE, RECIPE.withBatchSize(rows), DATA);
    Model larger = train(DENSE, RECIPE.withBatchSize(16 * rows), DATA);
    assertEquals(whole.hash(), larger.hash());
  }

  @Test
  void inputsThatAreNotFiniteAreTheDatasFault() {
    Dataset odd =
        DATA.toBuilder()
            .preparation(new Preparation(List.of(new Preparation.Scale(0, 1e38f))))
            .build();
    Trainer trainer = new Trainer(DENSE, RECIPE);
    String message =
        assertThrows(InputException.class, () -> trainer.train(odd, TrainingMonitor.silent()))
            .getMessage();
    assertTrue(
        message.matches("input \\d+ of example e-\\d+ is Infinity once prepared; .*"), message);
  }

  @Test
  void skeletonAndDataMustFit() {
    assertRefused(
        "input 8x8x1\noutput 3",
        "skeleton 'net' reads 8x8x1, but data set 'blobs' has examples of 6x6x1; write: input 6x6x1");
    assertRefused(
        "input 36\noutput 4",
        "skeleton 'net' has output 4, but data set 'blobs' has 3 classes (c0, c1, c2); "
            + "write: output 3");
  }

  private static void assertRefused(String text, String message) {
    Trainer trainer = new Trainer(Skeleton.parse("net", text), RECIPE);
    InputException e =
        assertThrows(InputException.class, () -> trainer.train(DATA, TrainingMonitor.silent()));
    assertEquals(message, e.getMessage());
  }

  @Test
  void thereMustBeSomethingToLearnFromAndToWatch() {
    int[] none = new int[DATA.size()];
    Arrays.fill(none, Labels.NONE);
    Trainer trainer = new Trainer(DENSE, RECIPE);
    Dataset unlabelled = relabelled(none);
    String message =
        assertThrows(
                InputException.class, () -> trainer.train(unlabelled, TrainingMonitor.silent()))
            .getMessage();
    assertTrue(message.contains("no labelled example to train on"), message);
    Dataset unwatched = DATA.select(DATA.splits().rows(Split.TRAIN));
    Trainer patient = new Trainer(DENSE, RECIPE.withPatience(3));
    message =
        assertThrows(InputException.class, () -> patient.train(unwatched, TrainingMonitor.silent()))
            .getMessage();
    assertTrue(message.contains("early stopping watches the validation split"), message);
    Model model = train(DENSE, RECIPE.withEpochs(1), unwatched);
    assertTrue(model.history().get(0).validationLoss().isEmpty());
  }

  private static Dataset relabelled(int[] classes) {
    Labels labels = Labels.of(classes, new Attribution("tester", Origin.SOURCE));
    return DATA.toBuilder().labels(labels).build();
  }

  private static Model train(Skeleton skeleton, Recipe recipe, Dataset data) {
    return new Trainer(skeleton, recipe).train(data, TrainingMonitor.silent());
  }

  private static int[] labels(Dataset data, int[] rows) {
    return Arrays.stream(rows).map(data.labels()::classOf).toArray();
  }
}
