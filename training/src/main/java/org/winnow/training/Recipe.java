package org.winnow.training;

import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.winnow.datasets.InputException;

/**
 * How to train: everything but the data and the skeleton. A value; the {@code with…} methods give
 * changed copies.
 *
 * @param epochs passes over the training examples, 1 to 100,000
 * @param batchSize examples a step, at least 1
 * @param learningRate above 0
 * @param weightDecay decoupled weight decay, 0 or more
 * @param patience early stopping: epochs without a better validation loss after which training
 *     ends, and the best weights are kept; empty: no early stopping
 * @param seed of weights, shuffling, dropout and augmentation
 * @param threads native threads of each training, 1 to 256; empty: as many as turn out quickest. A
 *     model's recipe holds the number that trained it
 * @param refinement what is added to plain training
 */
public record Recipe(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    double weightDecay,
    OptionalInt patience,
    long seed,
    Device device,
    OptionalInt threads,
    Refinement refinement) {
  private static final int MOST_THREADS = 256;

  public Recipe {
    require(epochs >= 1 && epochs <= 100_000, "epochs", "1 to 100000", epochs);
    require(batchSize >= 1, "batch size", "1 or more", batchSize);
    require(
        learningRate > 0 && Double.isFinite(learningRate),
        "learning rate",
        "a number above 0",
        learningRate);
    require(
        weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay", "0 or more", weightDecay);
    if (patience.isPresent()) {
      require(patience.getAsInt() >= 1, "patience", "1 or more", patience.getAsInt());
    }
    if (threads.isPresent()) {
      int n = threads.getAsInt();
      require(n >= 1 && n <= MOST_THREADS, "threads", "1 to " + MOST_THREADS, n);
      require(n == 1 || device != Device.REFERENCE, "threads of the reference engine", "1", n);
    }
  }

  private static void require(boolean ok, String what, String expected, Object came) {
    if (!ok) {
      throw new InputException(what + " must be " + expected + ", got " + came);
    }
  }

  /** Ten epochs of Adam at 0.001 in batches of 64, seed 1. */
  public static Recipe standard() {
    return new Recipe(
        10,
        64,
        Optimizer.ADAM,
        1e-3,
        Schedule.CONSTANT,
        0,
        OptionalInt.empty(),
        1,
        Device.CPU,
        OptionalInt.empty(),
        Refinement.NONE);
  }

  public Recipe withEpochs(int value) {
    return edited(draft -> draft.epochs = value);
  }

  public Recipe withBatchSize(int value) {
    return edited(draft -> draft.batchSize = value);
  }

  public Recipe withOptimizer(Optimizer value) {
    return edited(draft -> draft.optimizer = value);
  }

  public Recipe withLearningRate(double value) {
    return edited(draft -> draft.learningRate = value);
  }

  public Recipe withSchedule(Schedule value) {
    return edited(draft -> draft.schedule = value);
  }

  public Recipe withWeightDecay(double value) {
    return edited(draft -> draft.weightDecay = value);
  }

  public Recipe withPatience(int value) {
    return edited(draft -> draft.patience = OptionalInt.of(value));
  }

  public Recipe withSeed(long value) {
    return edited(draft -> draft.seed = value);
  }

  public Recipe withDevice(Device value) {
    return edited(draft -> draft.device = value);
  }

  public Recipe withThreads(int value) {
    return edited(draft -> draft.threads = OptionalInt.of(value));
  }

  public Recipe withRefinement(Refinement value) {
    return edited(draft -> draft.refinement = value);
  }

  /** This recipe with a change to its refinement, as {@code refined(r -> r.withL2(1e-4))}. */
  public Recipe refined(UnaryOperator<Refinement> change) {
    return withRefinement(change.apply(refinement));
  }

  private Recipe edited(Consumer<Draft> edit) {
    Draft draft = new Draft(this);
    edit.accept(draft);
    return draft.recipe();
  }

  /** A recipe while it is changed. */
  private static final class Draft {
    private int epochs;
    private int batchSize;
    private Optimizer optimizer;
    private double learningRate;
    private Schedule schedule;
    private double weightDecay;
    private OptionalInt patience;
    private long seed;
    private Device device;
    private OptionalInt threads;
    private Refinement refinement;

    Draft(Recipe from) {
      epochs = from.epochs;
      batchSize = from.batchSize;
      optimizer = from.optimizer;
      learningRate = from.learningRate;
      schedule = from.schedule;
      weightDecay = from.weightDecay;
      patience = from.patience;
      seed = from.seed;
      device = from.device;
      threads = from.threads;
      refinement = from.refinement;
    }

    Recipe recipe() {
      return new Recipe(
          epochs,
          batchSize,
          optimizer,
          learningRate,
          schedule,
          weightDecay,
          patience,
          seed,
          device,
          threads,
          refinement);
    }
  }
}
