package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Shape;

/** Trainings that go on, and models that are asked for more than predictions. */
class ResumeTest {
  private static final Dataset DATA = Blobs.of(90, new Shape(4, 4, 1), 3, 5);
  private static final Skeleton NET =
      Skeleton.parse("net", "input 4x4x1\nconv 3 3x3 same relu\nbatchnorm\ndropout 0.4\noutput 3");
  private static final Recipe RECIPE =
      Recipe.standard()
          .withBatchSize(16)
          .withEpochs(4)
          .refined(r -> r.withAugmentation(new Augmentation(1, false, 0.1)));
  private static final Model WHOLE = train(RECIPE);

  private static Model train(Recipe recipe) {
    return new Trainer(NET, recipe).train(DATA, TrainingMonitor.silent());
  }

  private static Model resume(Model model, Recipe recipe) {
    return new Trainer(NET, recipe).resume(model, DATA, TrainingMonitor.silent());
  }

  @Test
  void aPausedTrainingEndsAsOneThatNeverPaused() {
    for (Optimizer rule : List.of(Optimizer.ADAM, Optimizer.SGD, Optimizer.NESTEROVS)) {
      Recipe recipe = RECIPE.withOptimizer(rule);
      Model paused = train(recipe.withEpochs(1));
      assertEquals(OptionalInt.of(1), paused.resumableAfter());
      Model resumed = resume(resume(paused, recipe.withEpochs(3)), recipe);
      Model whole = train(recipe);
      assertEquals(whole.hash(), resumed.hash(), rule.name());
      assertEquals(4, resumed.history().size());
      assertEquals(
          whole.history().get(3).trainLoss(), resumed.history().get(3).trainLoss(), rule.name());
      TrainingTrace trace = resumed.trace().orElseThrow();
      assertEquals(4, trace.epochs());
      assertArrayEquals(whole.trace().orElseThrow().logitSum(7), trace.logitSum(7));
      assertEquals(whole.trace().orElseThrow().loss(7, 0), trace.loss(7, 0));
    }
  }

  /** Cancelled within the third epoch: the half epoch is thrown away and done again. */
  @Test
  void anInterruptedTrainingGoesOnFromItsLastWholeEpoch() {
    TrainingMonitor impatient =
        new TrainingMonitor() {
          private long steps;

          @Override
          public boolean cancelled() {
            return steps >= 10;
          }

          @Override
          public void batchDone(long step, long of, double loss) {
            steps = step;
          }

          @Override
          public void epochDone(EpochReport report) {}
        };
    Model stopped = new Trainer(NET, RECIPE).train(DATA, impatient);
    assertEquals(OptionalInt.of(2), stopped.resumableAfter());
    assertTrue(stopped.provenance().stopped().orElseThrow().contains("cancelled in epoch 3"));
    Model resumed = resume(stopped, RECIPE);
    assertEquals(WHOLE.hash(), resumed.hash());
    assertArrayEquals(
        WHOLE.trace().orElseThrow().firstHalfLogitSum(3),
        resumed.trace().orElseThrow().firstHalfLogitSum(3));
  }

  @Test
  void goesOnAfterAFileAsIfItHadNeverPaused(@TempDir Path folder) {
    Path file = folder.resolve("half.winnow");
    for (OptionalInt patience : List.of(OptionalInt.empty(), OptionalInt.of(3))) {
      Recipe recipe = patience.isPresent() ? RECIPE.withPatience(patience.getAsInt()) : RECIPE;
      Model whole = new Trainer(NET, recipe).train(DATA, TrainingMonitor.silent());
      Model half = new Trainer(NET, recipe.withEpochs(2)).train(DATA, TrainingMonitor.silent());
      half.saveResumable(file);
      Model opened = Model.open(file);
      assertEquals(half.hash(), opened.hash());
      assertEquals(OptionalInt.of(2), opened.resumableAfter());
      Model resumed = resume(opened, recipe);
      assertEquals(whole.hash(), resumed.hash());
      assertEquals(4, resumed.trace().orElseThrow().epochs());
      half.save(file);
      Model plain = Model.open(file);
      assertEquals(OptionalInt.empty(), plain.resumableAfter());
      assertRefused("does not know the state", () -> plain.saveResumable(file));
    }
  }

  @Test
  void whatCannotGoOnSaysWhy() {
    assertRefused("has done 4 epochs already", () -> resume(WHOLE, RECIPE));
    Model bare =
        new Model(
            new Model.Parts(
                WHOLE.skeleton(),
                WHOLE.recipe(),
                WHOLE.provenance(),
                WHOLE.classes(),
                WHOLE.preparation(),
                WHOLE.history(),
                WHOLE.weights()),
            WHOLE.trace());
    assertRefused("does not know the state", () -> resume(bare, RECIPE.withEpochs(9)));
    String id = DATA.ids().get(0);
    Dataset edited =
        DATA.with(List.of(new LabelEdit.Drop(id, new Attribution("tester", Origin.SOURCE))));
    assertRefused(
        "the data are no longer those",
        () ->
            new Trainer(NET, RECIPE.withEpochs(9)).resume(WHOLE, edited, TrainingMonitor.silent()));
  }

  private static void assertRefused(String expected, org.junit.jupiter.api.function.Executable e) {
    String message = assertThrows(InputException.class, e).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void layersOfTheSameNameAndShapeAreTakenOver() {
    Skeleton other =
        Skeleton.parse(
            "other", "input 4x4x1\nconv 3 3x3 same relu\nbatchnorm\ndense 5 relu\noutput 3");
    Weights taken = Beginning.from(WHOLE, other, RECIPE).weights();
    assertArrayEquals(WHOLE.weights().values("conv1/W"), taken.values("conv1/W"));
    assertArrayEquals(WHOLE.weights().values("batchnorm1/mean"), taken.values("batchnorm1/mean"));
    Weights drawn = Weights.initial(other, RECIPE.seed());
    assertArrayEquals(drawn.values("output/W"), taken.values("output/W"));
    Model tuned =
        new Trainer(other, RECIPE.refined(r -> r.withFrozen(List.of("conv1", "batchnorm1"))))
            .trainFrom(WHOLE, DATA, TrainingMonitor.silent());
    assertArrayEquals(WHOLE.weights().values("conv1/W"), tuned.weights().values("conv1/W"));
    assertArrayEquals(
        WHOLE.weights().values("batchnorm1/mean"), tuned.weights().values("batchnorm1/mean"));
    Skeleton unlike = Skeleton.parse("unlike", "input 4x4x1\nconv 2 2x2\noutput 3");
    assertRefused("name layers alike", () -> Beginning.from(WHOLE, unlike, RECIPE));
  }

  /** ProbeTest holds the numbers to finite differences; here, that rows and labels go with them. */
  @Test
  void inputGradientsAreThoseOfEachRowAndLabel() {
    int[] rows = {3, 8};
    float[][] slopes = WHOLE.inputGradients(DATA, rows, new int[] {0, 1});
    assertEquals(2, slopes.length);
    assertEquals(16, slopes[0].length);
    assertArrayEquals(
        slopes[1], WHOLE.inputGradients(DATA, new int[] {8}, new int[] {1})[0], 1e-6f);
    assertRefused(
        "a class index 0 to 2, got 3", () -> WHOLE.inputGradients(DATA, rows, new int[] {0, 3}));
    assertRefused(
        "2 rows need as many labels, got 1", () -> WHOLE.inputGradients(DATA, rows, new int[] {0}));
  }

  @Test
  void predictionTellsHowFarItIsAndCanBeCancelled() {
    int[] rows = new int[600];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % DATA.size();
    }
    StringBuilder told = new StringBuilder();
    TrainingMonitor patient = watcher(told, 99);
    assertEquals(600, WHOLE.predict(DATA, rows, patient).size());
    assertEquals("1/3 2/3 3/3 ", told.toString());
    TrainingMonitor hasty = watcher(new StringBuilder(), 2);
    CancellationException end =
        assertThrows(CancellationException.class, () -> WHOLE.predict(DATA, rows, hasty));
    assertEquals("after 512 of 600 examples", end.getMessage());
  }

  private static TrainingMonitor watcher(StringBuilder told, int batches) {
    return new TrainingMonitor() {
      private long done;

      @Override
      public boolean cancelled() {
        return done >= batches;
      }

      @Override
      public void batchDone(long step, long steps, double loss) {
        done = step;
        told.append(step).append('/').append(steps).append(' ');
      }

      @Override
      public void epochDone(EpochReport report) {}
    };
  }
}
