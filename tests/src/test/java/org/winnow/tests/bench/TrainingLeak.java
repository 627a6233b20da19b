package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.datasets.Dataset;
import org.winnow.training.Recipe;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * By how many megabytes a process grows in the second half of many short trainings. It is to be run
 * with a heap of one size that was touched before, and with Java's first compiler alone: then
 * nothing but trainings can make it grow. Argument: the number of trainings.
 */
public final class TrainingLeak {
  private static final int STEPS = 10;

  private TrainingLeak() {}

  public static void main(String[] args) throws IOException {
    TrainingWorkload tiny = TrainingWorkload.of("tiny");
    Dataset data = tiny.data();
    double before = 0;
    int trainings = Integer.parseInt(args[0]);
    for (int i = 1; i <= trainings; i++) {
      Recipe recipe =
          Recipe.standard().withBatchSize(tiny.batch()).withSeed(i).withThreads(1).withEpochs(1);
      new Trainer(tiny.skeleton(), recipe).train(data, new FewSteps());
      if (i == trainings / 2) {
        before = residentMegabytes();
      }
    }
    System.out.println(residentMegabytes() - before);
  }

  private static final class FewSteps implements TrainingMonitor {
    private long done;

    @Override
    public void batchDone(long step, long steps, double loss) {
      done = step;
    }

    @Override
    public boolean cancelled() {
      return done >= STEPS;
    }
  }

  private static double residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }
}
