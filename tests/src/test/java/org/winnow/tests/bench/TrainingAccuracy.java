package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.winnow.training.Device;

/**
 * Winnow's and stock Deeplearning4j's side of the accuracies: prints lines {@code TASK CONTENDER
 * ACCURACY}, and leaves each task's examples for the peer with a line {@code TASK terms EPOCHS
 * BATCH}.
 *
 * <p>Arguments: the folder of IDX files, the CSV file of a table, the folder for the examples, the
 * number of seeds.
 */
public final class TrainingAccuracy {
  private TrainingAccuracy() {}

  public static void main(String[] args) throws IOException {
    for (AccuracyTask task : AccuracyTask.all(Path.of(args[0]), Path.of(args[1]))) {
      task.export(Path.of(args[2]));
      System.out.println(
          task.name() + " terms " + task.recipe().epochs() + " " + task.recipe().batchSize());
      for (long seed = 1; seed <= Long.parseLong(args[3]); seed++) {
        tell(task, TrainingContender.WINNOW, task.accuracy(Device.CPU, seed));
        tell(task, TrainingContender.STOCK, task.accuracy(Device.DL4J, seed));
      }
    }
  }

  private static void tell(AccuracyTask task, String contender, double accuracy) {
    System.out.printf(
        Locale.ROOT, "%s %s %.5f%n", task.name(), contender.replace(' ', '_'), accuracy);
  }
}
