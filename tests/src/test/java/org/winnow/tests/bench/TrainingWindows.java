package org.winnow.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.training.Model;
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

  private static final String ENGINE = "winnow.engine";
  private static final String STOCK = "stock";
  private static final int MANY = 65_536;

  private final Map<String, Dataset> data = new HashMap<>();
  private final Map<String, Model> models = new HashMap<>();

  private TrainingWindows() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals(STOCK)) {
      System.setProperty(ENGINE, STOCK);
    }
    TrainingWindows windows = new TrainingWindows();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        double seconds = Double.parseDouble(words[3]);
        System.out.println(
            words[0].equals("INFERENCE")
                ? windows.inference(words[1], seconds)
                : windows.training(words[1], seconds));
      }
    }
  }

  private String training(String name, double seconds) {
    TrainingWorkload workload = TrainingWorkload.of(name);
    boolean first = !data.containsKey(name);
    Dataset own = data.computeIfAbsent(name, n -> workload.data());
    Stopwatch watch = new Stopwatch(first ? WARM_STEPS_AT_FIRST : WARM_STEPS, seconds);
    Recipe recipe = Recipe.standard().withEpochs(3_000).withBatchSize(workload.batch());
    new Trainer(workload.skeleton(), recipe).train(own, watch);
    return watch.notice.isEmpty() || STOCK.equals(System.getProperty(ENGINE))
        ? Double.toString(watch.steps * workload.batch() / watch.elapsed)
        : "none " + watch.notice;
  }

  /** Predictions in batches of 256, after one step of training. */
  private String inference(String name, double seconds) {
    TrainingWorkload workload = TrainingWorkload.of(name);
    boolean first = !models.containsKey(name);
    Dataset own = data.computeIfAbsent(name, n -> workload.data());
    Model model =
        models.computeIfAbsent(
            name,
            n -> new Trainer(workload.skeleton(), Recipe.standard()).train(own, new OneStep()));
    Stopwatch watch = new Stopwatch(first ? WARM_STEPS_AT_FIRST : WARM_STEPS, seconds);
    int[] rows = IntStream.range(0, MANY).map(i -> i % own.size()).toArray();
    try {
      while (true) {
        model.predict(own, rows, watch);
        watch.again();
      }
    } catch (CancellationException over) {
      return Double.toString(watch.steps * 256L / watch.elapsed);
    }
  }

  /** Ends a training with its first batch. */
  private static final class OneStep implements TrainingMonitor {
    private boolean done;

    @Override
    public void batchDone(long step, long all, double loss) {
      done = true;
    }

    @Override
    public boolean cancelled() {
      return done;
    }
  }

  /** Ends a training, or predictions, when the time is over. */
  private static final class Stopwatch implements TrainingMonitor {
    private final int warm;
    private final double seconds;
    private final long began = System.nanoTime();
    private long from;
    private long start;
    private long before;
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

    /** The steps to come are counted from 1 anew. */
    void again() {
      before = done;
    }

    @Override
    public void batchDone(long step, long all, double loss) {
      done = before + step;
      boolean warmed = done >= warm || System.nanoTime() - began > WARM_NANOS;
      if (start == 0 && warmed) {
        start = System.nanoTime();
        from = done;
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
