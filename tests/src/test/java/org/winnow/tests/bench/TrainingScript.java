package org.winnow.tests.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * A whole script as a person would write it: opens pictures, trains LeNet on all of the training
 * file, measures it on the test file. Prints {@code ACCURACY PEAK_MEGABYTES}, as {@code
 * train_script.py} does.
 *
 * <p>Arguments: the folder of the IDX files, the number of epochs.
 */
public final class TrainingScript {
  private TrainingScript() {}

  public static void main(String[] args) throws IOException {
    Dataset data = withoutValidation(Sources.load(args[0], LoadOptions.standard()).dataset());
    Recipe recipe = Recipe.standard().withEpochs(Integer.parseInt(args[1]));
    Model model =
        new Trainer(TrainingWorkload.of("lenet").skeleton(), recipe)
            .train(data, TrainingMonitor.silent());
    int[] rows = data.labelledRows(Split.TEST);
    int[] truth = Arrays.stream(rows).map(data.labels()::classOf).toArray();
    double accuracy = Evaluation.of(model.predict(data, rows), truth).accuracy().estimate();
    System.out.printf(Locale.ROOT, "%.4f %.0f%n", accuracy, PeakMemory.bytes() / 1e6);
  }

  /** The peer trains on all of the training file, too. */
  static Dataset withoutValidation(Dataset data) {
    Split[] splits = new Split[data.size()];
    for (int i = 0; i < splits.length; i++) {
      splits[i] = data.splits().of(i) == Split.TEST ? Split.TEST : Split.TRAIN;
    }
    return data.toBuilder().splits(Splits.of(splits)).build();
  }
}
