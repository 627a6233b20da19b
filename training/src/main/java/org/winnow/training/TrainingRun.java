package org.winnow.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;

/** One training from first weights to last: the loop over epochs and batches. */
final class TrainingRun {
  /** A mean loss beyond this means that logits are thousands apart: nothing is learnt any more. */
  private static final double DIVERGED_NATS = 1_000;

  private static final long SHUFFLE = 0x5DEECE66DL;

  private final TrainingPlan plan;
  private final Recipe recipe;
  private final TrainingMonitor monitor;
  private final Network network;
  private final Optional<TraceRecorder> recorder;
  private final BestWeights best;
  private final BatchMaker batches;
  private final Forward forward;
  private final int classes;
  private final int[] labels;
  private final int[] order;
  private final float[] inputs;
  private final float[] logits;
  private final int[] batchLabels;
  private final float[] weights;
  private final float[] batchWeights;
  private final List<EpochReport> history = new ArrayList<>();
  private final long began = System.nanoTime();
  private Optional<TrainingState> state;
  private long step;

  /**
   * What a training leaves.
   *
   * @param stopped why it ended early, empty if it did not
   * @param executor what computed it
   * @param state after the last whole epoch
   */
  record Result(
      Weights weights,
      Optional<TrainingTrace> trace,
      List<EpochReport> history,
      Optional<String> stopped,
      double seconds,
      Executor executor,
      Optional<TrainingState> state) {}

  private TrainingRun(
      TrainingPlan plan, Beginning beginning, TrainingMonitor monitor, Network network) {
    this.plan = plan;
    this.recipe = plan.recipe();
    this.monitor = monitor;
    this.network = network;
    this.classes = plan.skeleton().classes();
    this.labels = plan.labels(plan.trainRows());
    this.state = beginning.state();
    this.recorder =
        beginning.traced()
            ? TraceRecorder.of(plan.trainIds(), labels, Logits.of(plan.skeleton()), recipe.epochs())
            : Optional.empty();
    recorder.ifPresent(r -> beginning.trace().ifPresent(r::continueFrom));
    this.best =
        state
            .map(s -> s.best().under(recipe.patience()))
            .orElseGet(() -> new BestWeights(recipe.patience()));
    Preparation preparation = BatchMaker.preparation(plan.skeleton(), plan.data());
    this.batches = new BatchMaker(plan.skeleton(), preparation);
    this.forward = new Forward(network, plan.skeleton(), preparation);
    this.order = java.util.stream.IntStream.range(0, labels.length).toArray();
    int most = Math.min(recipe.batchSize(), labels.length);
    this.inputs = new float[Math.multiplyExact(most, plan.skeleton().inputShape().size())];
    this.logits = new float[most * classes];
    this.batchLabels = new int[most];
    this.weights = plan.weights(labels);
    this.batchWeights = new float[most];
  }

  /**
   * A new training.
   *
   * @param traced whether its examples are recorded
   */
  static Result run(TrainingPlan plan, TrainingMonitor monitor, Engine engine, boolean traced) {
    Beginning fresh = Beginning.fresh(plan.skeleton(), plan.recipe());
    return run(plan, traced ? fresh : fresh.untraced(), monitor, engine);
  }

  /**
   * A training from wherever it begins.
   *
   * @throws InputException where it would not fit into memory
   */
  static Result run(
      TrainingPlan plan, Beginning beginning, TrainingMonitor monitor, Engine engine) {
    MemoryCheck.require(plan, MemoryRoom.here());
    // The engine prepares for batches of the size that will really come.
    Recipe recipe = plan.recipe();
    Recipe sized = recipe.withBatchSize(Math.min(recipe.batchSize(), plan.trainRows().length));
    try (Network network = engine.forTraining(plan.skeleton(), beginning.weights(), sized)) {
      network.executor().notice().ifPresent(monitor::notice);
      return new TrainingRun(plan, beginning, monitor, network).run();
    }
  }

  private Result run() {
    Optional<String> stopped = Optional.empty();
    for (int epoch = 1 + takeUp(); epoch <= recipe.epochs() && stopped.isEmpty(); epoch++) {
      stopped = epoch(epoch);
    }
    boolean restore = recipe.patience().isPresent() || stopped.isPresent();
    Weights last = restore ? best.weights().orElseGet(network::weights) : network.weights();
    return new Result(
        last,
        recorder.flatMap(TraceRecorder::trace),
        List.copyOf(history),
        stopped,
        seconds(),
        network.executor(),
        state);
  }

  /** Takes up an earlier training, where there is one; gives the epochs that it has done. */
  private int takeUp() {
    if (state.isEmpty()) {
      return 0;
    }
    TrainingState earlier = state.get();
    network.setUpdaterState(earlier.updater());
    history.addAll(earlier.history());
    for (int epoch = 1; epoch <= earlier.epochs(); epoch++) {
      shuffle(epoch); // each shuffle goes on from the one before
    }
    step = (long) earlier.epochs() * plan.batchesPerEpoch();
    return earlier.epochs();
  }

  /** Trains one epoch; gives why training must end with it, if so. */
  private Optional<String> epoch(int epoch) {
    shuffle(epoch);
    network.beginEpoch(epoch);
    double lossSum = 0;
    int right = 0;
    for (int from = 0; from < order.length; from += recipe.batchSize()) {
      if (monitor.cancelled()) {
        return Optional.of("cancelled in epoch " + epoch + " of " + recipe.epochs() + kept());
      }
      int n = Math.min(recipe.batchSize(), order.length - from);
      double loss = batch(epoch, from, n);
      if (!(loss <= DIVERGED_NATS)) {
        return Optional.of(diverged(epoch, loss, n));
      }
      for (int i = 0; i < n; i++) {
        int position = order[from + i];
        right += Logits.largest(logits, i * classes, classes) == labels[position] ? 1 : 0;
        if (recorder.isPresent()) {
          recorder.get().record(position, logits, i * classes);
        }
      }
      lossSum += loss * n;
      monitor.batchDone(step, plan.steps(), loss);
    }
    return finish(epoch, lossSum / order.length, (double) right / order.length);
  }

  private double batch(int epoch, int from, int n) {
    int[] rows = new int[n];
    int[] positions = Arrays.copyOfRange(order, from, from + n);
    for (int i = 0; i < n; i++) {
      rows[i] = plan.trainRows()[positions[i]];
      batchLabels[i] = labels[positions[i]];
      batchWeights[i] = weights[positions[i]];
    }
    batches.fill(plan.data(), rows, 0, n, inputs);
    Augmentation augmentation = recipe.refinement().augmentation();
    batches.augment(augmentation, positions, recipe.seed() * SHUFFLE - epoch, inputs);
    double rate = LearningRates.at(recipe, step, plan.steps());
    step++;
    return network.step(new Batch(inputs, batchLabels, batchWeights, n), rate, logits);
  }

  private Optional<String> finish(int epoch, double trainLoss, double trainAccuracy) {
    Weights now = network.weights();
    Optional<String> broken = now.firstNotFinite();
    if (broken.isPresent()) {
      checkInputs();
      return Optional.of(outOfRange(epoch, "the weights " + broken.get()));
    }
    recorder.ifPresent(TraceRecorder::epochDone);
    OptionalDouble loss = OptionalDouble.empty();
    OptionalDouble accuracy = OptionalDouble.empty();
    if (plan.validationRows().length > 0) {
      Forward.Judged judged =
          forward.judge(plan.data(), plan.validationRows(), plan.labels(plan.validationRows()));
      loss = OptionalDouble.of(judged.loss());
      accuracy = OptionalDouble.of(judged.accuracy());
    }
    EpochReport report =
        new EpochReport(
            epoch, recipe.epochs(), trainLoss, trainAccuracy, loss, accuracy, seconds());
    history.add(report);
    boolean over = best.offer(epoch, loss, now);
    state =
        Optional.of(new TrainingState(epoch, now, network.updaterState(), best.copy(), history));
    monitor.epochDone(report);
    return over && epoch < recipe.epochs()
        ? Optional.of(
            "no better validation loss for "
                + recipe.patience().getAsInt()
                + " epochs; weights of epoch "
                + best.epoch()
                + " kept")
        : Optional.empty();
  }

  private String diverged(int epoch, double loss, int n) {
    checkInputs();
    String where =
        Double.isFinite(loss)
            ? "the loss (" + Math.round(loss) + " nats)"
            : network
                .firstNotFinite(inputs, n)
                .map(layer -> "layer '" + layer + "'")
                .orElse("the output layer '" + plan.skeleton().output().name() + "'");
    return outOfRange(epoch, where);
  }

  /** A preparation can make finite features infinite: then it is not the training's fault. */
  private void checkInputs() {
    int width = plan.skeleton().inputShape().size();
    float[] one = new float[width];
    for (int position = 0; position < order.length; position++) {
      batches.fill(plan.data(), plan.trainRows(), position, 1, one);
      for (int k = 0; k < width; k++) {
        if (!Float.isFinite(one[k])) {
          throw new InputException(
              "input "
                  + k
                  + " of example "
                  + plan.data().ids().shortest(plan.trainRows()[position])
                  + " is "
                  + one[k]
                  + " once prepared; check its features and the preparation");
        }
      }
    }
  }

  /**
   * What went out of range, and what to try.
   *
   * @throws InputException where there is no earlier model to keep
   */
  private String outOfRange(int epoch, String where) {
    String rate = LayerText.number(recipe.learningRate());
    String what =
        "training diverged in epoch " + epoch + ", step " + step + ": " + where + " out of range";
    String advice = "try a learning rate well below " + rate + ", or add batchnorm";
    if (best.weights().isEmpty()) {
      throw new InputException(what + "\n" + advice);
    }
    return what + kept() + "; " + advice;
  }

  private String kept() {
    return best.weights().isEmpty() ? "" : "; weights of epoch " + best.epoch() + " kept";
  }

  /** Fisher and Yates, from a generator of its own for every epoch. */
  private void shuffle(int epoch) {
    SplittableRandom random = new SplittableRandom(recipe.seed() * SHUFFLE + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }
}
