package org.winnow.viz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.winnow.training.EpochReport;
import org.winnow.training.TrainingMonitor;

/**
 * Loss and accuracy of a training while it runs: turns batches and epochs into small changes of a
 * live view's state, and leaves a static figure.
 *
 * <p>The state of the view:
 *
 * <ul>
 *   <li>{@code title} – what is trained, a string
 *   <li>{@code epochs} – how many epochs were asked for
 *   <li>{@code points} – {@code [[epoch, trainLoss, trainAccuracy, validationLoss,
 *       validationAccuracy], …]}, losses in nats, accuracies 0 to 1, null where there is none
 *   <li>{@code recent} – points of the same form that follow {@code points}. An epoch changes only
 *       this short list; it moves to {@code points} every {@value #RECENT} epochs. Both together
 *       hold at most {@value #MOST_POINTS} points: of longer trainings every second, fourth … epoch
 *   <li>{@code batchLoss} – {@code [[epochs done as a fraction, loss], …]}, means of neighbouring
 *       batches, at most {@value #MOST_BATCHES}
 *   <li>{@code status} – progress in words, with the time left
 *   <li>{@code done} – whether training has ended
 * </ul>
 *
 * <p>In the page the view's root element has the class {@code winnow-training-chart} and the
 * attributes {@code data-points}, {@code data-batches} and {@code data-done}. Safe to use from any
 * thread. An epoch that does not follow the last one begins a new training.
 */
public final class TrainingChart {
  static final int MOST_POINTS = 500;
  static final int MOST_BATCHES = 200;
  static final int RECENT = 25;

  /** Batches change the view at most this often; epochs always do. */
  private static final long PAUSE_NANOS = 250_000_000;

  private final String title;
  private final LongSupplier nanoTime;
  private final List<EpochReport> reports = new ArrayList<>();
  private final Thinned batches = new Thinned(MOST_BATCHES);
  private List<List<Double>> points = List.of();
  private List<List<Double>> recent = List.of();
  private int epochs;
  private int keepEvery = 1;
  private long firstStep;
  private long firstNanos;
  private long sentNanos;
  private String left = "";
  private String outcome = "";
  private boolean done;

  /**
   * @param title what is trained, as {@code lenet on digits}
   * @param epochs how many epochs were asked for
   */
  public TrainingChart(String title, int epochs) {
    this(title, epochs, System::nanoTime);
  }

  TrainingChart(String title, int epochs, LongSupplier nanoTime) {
    this.title = title;
    this.epochs = epochs;
    this.nanoTime = nanoTime;
  }

  /** A finished training as a static figure: PNG and a table by epoch. */
  public static Figure of(List<EpochReport> history) {
    return TrainingFigure.of("training", history);
  }

  /**
   * Draws a figure for nobody: the first one takes up to a second, in which classes and fonts are
   * loaded, so have it behind you before somebody waits for one.
   */
  public static void prepare() {
    of(List.of(new EpochReport(1, 1, 1, 0, OptionalDouble.empty(), OptionalDouble.empty(), 0)));
  }

  /** The live view in its present state, with {@link #figure()} as the alternative. */
  public synchronized View view() {
    Map<String, Object> state = new HashMap<>(changes());
    state.put("title", title);
    state.put("points", points);
    return new View(
        "winnow.TrainingChart",
        Resources.text("training-chart.js"),
        Resources.text("training-chart.css"),
        state,
        figure());
  }

  /** What has been reported so far as a static figure. */
  public Figure figure() {
    String above;
    List<EpochReport> shown;
    synchronized (this) {
      above = outcome.isEmpty() ? title : title + " (" + outcome + ")";
      shown = List.copyOf(reports);
    }
    return TrainingFigure.of(above, shown); // the training goes on while it is drawn
  }

  /**
   * Reports a batch, as {@link TrainingMonitor#batchDone}.
   *
   * @return what changes in the view's state; empty while the last change is too fresh
   */
  public synchronized Map<String, Object> batchDone(long step, long steps, double loss) {
    long now = nanoTime.getAsLong();
    if (firstStep == 0 || step < firstStep) {
      firstStep = step;
      firstNanos = now;
      sentNanos = now - PAUSE_NANOS;
      batches.clear();
    }
    batches.add((double) step * epochs / Math.max(1, steps), loss);
    if (now - sentNanos < PAUSE_NANOS) {
      return Map.of();
    }
    sentNanos = now;
    double seconds = (now - firstNanos) / 1e9;
    left =
        step == firstStep || step == steps
            ? ""
            : "about "
                + Say.seconds(Math.ceil(seconds / (step - firstStep) * (steps - step)))
                + " left";
    return changes();
  }

  /** Reports an epoch and returns what changes in the view's state. */
  public synchronized Map<String, Object> epochDone(EpochReport report) {
    List<List<Double>> settled = points;
    if (!reports.isEmpty() && report.epoch() <= last().epoch()) {
      restart();
    }
    reports.add(report);
    epochs = report.epochs();
    outcome = "";
    done = false;
    List<List<Double>> longer = new ArrayList<>(recent);
    if ((report.epoch() - 1) % keepEvery == 0 || report.epoch() == epochs) {
      longer.add(point(report));
    }
    recent = List.copyOf(longer);
    if (recent.size() >= RECENT || points.size() + recent.size() >= MOST_POINTS) {
      settle();
    }
    Map<String, Object> changes = new HashMap<>(changes());
    if (points != settled) {
      changes.put("points", points);
    }
    return changes;
  }

  /**
   * Reports the end and returns what changes in the view's state.
   *
   * @param why the reason if it ended early, as {@code stopped by you}; else empty
   */
  public synchronized Map<String, Object> finished(String why) {
    outcome = why;
    done = true;
    left = "";
    return changes();
  }

  /** A monitor that reports to this chart and sends every change on. */
  public TrainingMonitor monitor(Consumer<Map<String, Object>> send, BooleanSupplier cancelled) {
    return new TrainingMonitor() {
      @Override
      public boolean cancelled() {
        return cancelled.getAsBoolean();
      }

      @Override
      public void batchDone(long step, long steps, double loss) {
        Map<String, Object> changes = TrainingChart.this.batchDone(step, steps, loss);
        if (!changes.isEmpty()) {
          send.accept(changes);
        }
      }

      @Override
      public void epochDone(EpochReport report) {
        send.accept(TrainingChart.this.epochDone(report));
      }
    };
  }

  private void restart() {
    reports.clear();
    points = List.of();
    recent = List.of();
    keepEvery = 1;
  }

  /**
   * Moves the recent points to the settled ones, and drops every second where they are too many.
   */
  private void settle() {
    List<List<Double>> all = new ArrayList<>(points);
    all.addAll(recent);
    if (all.size() >= MOST_POINTS) {
      keepEvery *= 2;
      all.removeIf(p -> (p.get(0).intValue() - 1) % keepEvery != 0);
    }
    points = List.copyOf(all);
    recent = List.of();
  }

  private Map<String, Object> changes() {
    return Map.of(
        "epochs", epochs,
        "recent", recent,
        "batchLoss", batches.json(),
        "status", status(),
        "done", done);
  }

  /** Progress in words: epochs done, seconds, and the time left or how it ended. */
  public synchronized String status() {
    String end = done && outcome.isEmpty() ? "done" : done ? outcome : left;
    if (reports.isEmpty()) {
      return join(done ? "no epoch was completed" : "epoch 1 of " + epochs, end);
    }
    String progress = "epoch " + last().epoch() + " of " + epochs + " done";
    return join(progress, Say.seconds(last().seconds()), end);
  }

  private static String join(String... parts) {
    return String.join(" · ", List.of(parts).stream().filter(p -> !p.isEmpty()).toList());
  }

  private EpochReport last() {
    return reports.get(reports.size() - 1);
  }

  private static List<Double> point(EpochReport r) {
    return Json.row(
        r.epoch(),
        r.trainLoss(),
        r.trainAccuracy(),
        r.validationLoss().orElse(Double.NaN),
        r.validationAccuracy().orElse(Double.NaN));
  }
}
