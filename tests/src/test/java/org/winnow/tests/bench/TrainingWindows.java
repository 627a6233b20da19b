package org.winnow.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.training.Recipe;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/**
 * Winnow's side of the training benchmark: whole trainings by {@link Trainer}, with shuffles,
 * preparation of the bytes, loss and per-example trace, stopped when the window is over.
 *
 * <p>Argument: {@code compiled} or {@code stock}. Reads and answers lines as {@code
 * train_contender.py} does.
 */
public final class TrainingWindows {
  /** Steps before the clock starts: the plan is compiled, Java's compiler has seen the loop. */
  private static final int WARM_STEPS = 5;

  private static final int WARM_STEPS_AT_FIRST = 200;

  /** Where steps are long, fewer of them do. */
  private static final long WARM_NANOS = 1_500_000_000;

  private final Map<String, Dataset> data = new HashMap<>();

  private TrainingWindows() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("stock")) {
      System.setProperty("winnow.engine", "stock");
    }
    TrainingWindows windows = new TrainingWindows();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        System.out.println(windows.window(words[0], Double.parseDouble(words[2])));
      }
    }
  }

  private String window(String name, double seconds) {
    TrainingWorkload workload = TrainingWorkload.of(name);
    boolean first = !data.containsKey(name);
    Dataset own = data.computeIfAbsent(name, n -> workload.data());
    Stopwatch watch = new Stopwatch(first ? WARM_STEPS_AT_FIRST : WARM_STEPS, seconds);
    Recipe recipe = Recipe.standard().withEpochs(3_000).withBatchSize(workload.batch());
    new Trainer(workload.skeleton(), recipe).train(own, watch);
    return watch.notice.isEmpty() || !System.getProperty("winnow.engine", "").isEmpty()
        ? Double.toString(watch.steps * workload.batch() / watch.elapsed)
        : "none " + watch.notice;
  }

  /** Ends a training when its time is over. */
  private static final class Stopwatch implements TrainingMonitor {
    private final int warm;
    private final double seconds;
    private final long began = System.nanoTime();
    private long from;
    private long start;
    private long done;
    private long steps;
    private double elapsed;
    private String notice = "";

    Stopwatch(int warm, double seconds) {
      this.warm = warm;
      this.seconds = seconds;
    }

    @Override
    public void notice(String line) {
      notice = line;
    }

    @Override
    public void batchDone(long step, long all, double loss) {
      done = step;
      boolean warmed = step >= warm || System.nanoTime() - began > WARM_NANOS;
      if (start == 0 && warmed) {
        start = System.nanoTime();
        from = step;
      }
    }

    @Override
    public boolean cancelled() {
      if (start == 0) {
        return false;
      }
      elapsed = (System.nanoTime() - start) / 1e9;
      steps = done - from;
      return elapsed >= seconds && steps > 1;
    }
  }
}
