package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;

/** Data sets of tokens: sequences of different lengths whose class is one telling token. */
class TokensTest {
  private static final int STEPS = 12;

  /** Token 1 or 2 anywhere tells the class; the rest is noise, zeros at the end. */
  private static Dataset sentences(float odd) {
    SplittableRandom random = new SplittableRandom(6);
    int n = 240;
    float[] values = new float[n * STEPS];
    int[] labels = new int[n];
    Split[] splits = new Split[n];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int length = 3 + random.nextInt(STEPS - 2);
      for (int t = 0; t < length; t++) {
        values[i * STEPS + t] = 3 + random.nextInt(7);
      }
      labels[i] = random.nextInt(2);
      values[i * STEPS + random.nextInt(length)] = 1 + labels[i];
      splits[i] = i % 4 < 3 ? Split.TRAIN : Split.TEST;
      ids.add("s-" + i);
    }
    values[5] = odd;
    Preparation scaled = Preparation.unit(10); // as a table of numbers would be
    Features features = Features.ofFloats(values, STEPS);
    return Dataset.builder("sentences")
        .schema(new Schema(Shape.vector(STEPS), List.of(), List.of("one", "two")))
        .preparation(scaled)
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, Shape.vector(STEPS), 10))
        .labels(Labels.of(labels, new Attribution("tester", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }

  private static Model train(String layers, float odd, int epochs) {
    Skeleton net = Skeleton.parse("net", "input tokens 12 vocab 10 padded\nembedding 8\n" + layers);
    Recipe recipe = Recipe.standard().withEpochs(epochs).withBatchSize(32).withLearningRate(0.02);
    return new Trainer(net, recipe).train(sentences(odd), TrainingMonitor.silent());
  }

  @Test
  void aSequenceIsLearntWhateverTheDatasPreparation() {
    Dataset data = sentences(0);
    Model model = train("lstm 12 all\npool max global\noutput 2", 0, 12);
    int[] rows = data.labelledRows(Split.TEST);
    Predictions found = model.predict(data, rows);
    long right = 0;
    for (int i = 0; i < rows.length; i++) {
      right += found.predicted(i) == data.labels().classOf(rows[i]) ? 1 : 0;
    }
    assertTrue(right > 0.9 * rows.length, right + " of " + rows.length);
    assertEquals(Preparation.none(), model.preparation());
  }

  @Test
  void whatIsNoTokenIsRefusedByExample() {
    assertRefused(
        10, "is 10; the skeleton's tokens are whole numbers 0 to 9; write: vocab 11, or more");
    assertRefused(2.5f, "is 2.5; the skeleton's tokens are whole numbers 0 to 9");
    assertRefused(-1, "is -1; the skeleton's tokens");
  }

  private static void assertRefused(float odd, String expected) {
    InputException e = assertThrows(InputException.class, () -> train("lstm 3\noutput 2", odd, 1));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void aSequenceMayReadPicturesRowByRow() {
    Dataset pictures = Blobs.of(60, new Shape(6, 5, 1), 2, 3);
    Skeleton rows = Skeleton.parse("rows", "input sequence 6x5\nlstm 4\noutput 2");
    Recipe once = Recipe.standard().withEpochs(1);
    assertEquals(
        1, new Trainer(rows, once).train(pictures, TrainingMonitor.silent()).history().size());
    Skeleton turned = Skeleton.parse("rows", "input sequence 5x6\nlstm 4\noutput 2");
    assertThrows(
        InputException.class,
        () -> new Trainer(turned, once).train(pictures, TrainingMonitor.silent()));
  }
}
