package org.winnow.training;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * Compiles a skeleton and a data set into a trained model.
 *
 * <p>Training runs on the calling thread. With the same recipe, data, engine, thread count and
 * instruction set it gives the same weights, bit for bit.
 */
public final class Trainer {
  private final Skeleton skeleton;
  private final Recipe recipe;
  private final Map<String, Double> exampleWeights;
  private final Clock clock;
  private final boolean traced;

  public Trainer(Skeleton skeleton, Recipe recipe) {
    this(skeleton, recipe, Map.of(), Clock.systemUTC());
  }

  Trainer(Skeleton skeleton, Recipe recipe, Map<String, Double> weights, Clock clock) {
    this.skeleton = skeleton;
    this.recipe = recipe;
    this.exampleWeights = Map.copyOf(weights);
    this.clock = clock;
    this.traced = true;
  }

  private Trainer(Trainer same, boolean traced) {
    this.skeleton = same.skeleton;
    this.recipe = same.recipe;
    this.exampleWeights = same.exampleWeights;
    this.clock = same.clock;
    this.traced = traced;
  }

  /**
   * A trainer whose models have no trace: they take less memory, and their training cannot tell
   * which labels are suspect.
   */
  public Trainer withoutTrace() {
    return new Trainer(this, false);
  }

  /**
   * A trainer for which some examples count more or less than others.
   *
   * @param weights full example id → factor of its loss, 0 or more; examples not named count 1
   */
  public Trainer weighing(Map<String, Double> weights) {
    return new Trainer(new Trainer(skeleton, recipe, weights, clock), traced);
  }

  /**
   * Loads what networks are computed with, native code above all, by computing a tiny one: takes
   * seconds the first time in a process.
   */
  public static void prepare() {
    Skeleton tiny = Skeleton.parse("tiny", "input 2\ndense 2 relu\noutput 2\n");
    try (Network network = Engine.cpu().forInference(tiny, Weights.initial(tiny, 1))) {
      network.logits(new float[2], 1, new float[2]);
    }
  }

  /**
   * Trains on the labelled examples of the train split and watches those of the validation split.
   *
   * <p>The weights are those of the last epoch. Where training ends early (patience at an end,
   * cancelled, diverged), they are those of the epoch with the lowest validation loss (of the last
   * whole epoch where there is no validation split); where it is cancelled before an epoch is done,
   * those of the last step. {@link Provenance#stopped} says so.
   *
   * @throws org.winnow.datasets.InputException where skeleton and data do not fit each other, or
   *     training diverges before an epoch is done
   */
  public Model train(Dataset data, TrainingMonitor monitor) {
    return train(data, Beginning.fresh(skeleton, recipe), monitor);
  }

  /**
   * Trains from a model's weights where a layer of the same name has arrays of the same shape; all
   * else is drawn from the seed.
   *
   * @throws org.winnow.datasets.InputException where no layer of the two is alike
   */
  public Model trainFrom(Model model, Dataset data, TrainingMonitor monitor) {
    return train(data, Beginning.from(model, skeleton, recipe), monitor);
  }

  /**
   * Goes on with the training that made a model, from its last whole epoch to the recipe's number
   * of epochs. With the model's recipe but for that number, a constant rate and the same engine,
   * the result is, bit for bit, that of a training that never paused; other schedules are those of
   * the longer training from here on.
   *
   * @throws org.winnow.datasets.InputException where the model does not know its training's state,
   *     the data have changed, or all epochs are done
   */
  public Model resume(Model model, Dataset data, TrainingMonitor monitor) {
    return train(data, Beginning.resumed(model, recipe, data.digest()), monitor);
  }

  private Model train(Dataset data, Beginning beginning, TrainingMonitor monitor) {
    Engine engine = Engine.of(recipe);
    TrainingPlan plan = TrainingPlan.of(skeleton, recipe, data).weighing(exampleWeights);
    TrainingRun.Result result =
        TrainingRun.run(plan, traced ? beginning : beginning.untraced(), monitor, engine);
    Provenance provenance =
        new Provenance(
            data.name(),
            data.digest(),
            Optional.empty(),
            0,
            result.executor().engine(),
            result.executor().threads(),
            engine.instructionSet(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            engine.versions(),
            clock.instant(),
            result.seconds(),
            result.history().size(),
            result.stopped(),
            skeleton.base());
    return new Model(
        new Model.Parts(
            skeleton,
            plan.recipe().withThreads(result.executor().threads()),
            provenance,
            data.schema().classes(),
            BatchMaker.preparation(skeleton, data),
            result.history(),
            result.weights()),
        result.trace(),
        result.state());
  }
}
