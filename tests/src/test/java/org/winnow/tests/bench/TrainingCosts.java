package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.training.CrossValidation;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;
import org.winnow.training.Weights;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * What Winnow's trainings cost beside their steps, measured in a process of its own: prints lines
 * {@code NAME VALUE COUNT}. Argument: how often each is measured.
 */
public final class TrainingCosts {
  private static final Recipe ONE_THREAD = Recipe.standard().withThreads(1);

  private final int times;

  private TrainingCosts(int times) {
    this.times = times;
  }

  public static void main(String[] args) {
    TrainingCosts costs = new TrainingCosts(Integer.parseInt(args[0]));
    for (String workload : TrainingWorkload.names()) {
      costs.tell("compile." + workload, costs.compiling(TrainingWorkload.of(workload)));
    }
    costs.tell("trace", costs.trace(TrainingWorkload.of("lenet")));
    for (String workload : List.of("digits", "lenet")) {
      costs.tell("together." + workload, costs.together(TrainingWorkload.of(workload)));
    }
    costs.tell("folds", costs.folds());
  }

  private void tell(String name, List<Double> values) {
    System.out.printf(Locale.ROOT, "%s %s %d%n", name, Figures.median(values), values.size());
  }

  private interface Work {
    void run();
  }

  private static double seconds(Work work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Milliseconds from a skeleton to a network that can be trained, in a warm process. */
  private List<Double> compiling(TrainingWorkload workload) {
    Skeleton skeleton = workload.skeleton();
    Recipe recipe = ONE_THREAD.withBatchSize(workload.batch());
    Weights weights = Weights.initial(skeleton, 1);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 2 * times; i++) {
      Network[] made = new Network[1];
      millis.add(
          1e3 * seconds(() -> made[0] = Engine.cpu().forTraining(skeleton, weights, recipe)));
      made[0].close();
    }
    return millis.subList(times, 2 * times);
  }

  /** By how much longer an epoch takes with the trace than without, in percent. */
  private List<Double> trace(TrainingWorkload workload) {
    Dataset data = workload.data();
    Trainer with = new Trainer(workload.skeleton(), ONE_THREAD.withEpochs(1));
    Trainer without = with.withoutTrace();
    List<Double> more = new ArrayList<>();
    for (int i = 0; i <= times; i++) {
      double plain = seconds(() -> train(without, data));
      double traced = seconds(() -> train(with, data));
      if (i > 0) {
        more.add(100 * (traced / plain - 1));
      }
    }
    return more;
  }

  private static Model train(Trainer trainer, Dataset data) {
    return trainer.train(data, TrainingMonitor.silent());
  }

  /** How many times as fast two trainings at once are as one after the other. */
  private List<Double> together(TrainingWorkload workload) {
    Dataset data = workload.data();
    Trainer trainer =
        new Trainer(
            workload.skeleton(),
            ONE_THREAD.withEpochs(workload.skeleton().inputShape().size() > 100 ? 1 : 10));
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i <= times; i++) {
      double inTurn = 2 * seconds(() -> train(trainer, data));
      double atOnce =
          seconds(
              () -> {
                CompletableFuture<Model> other =
                    CompletableFuture.supplyAsync(() -> train(trainer, data));
                train(trainer, data);
                other.join();
              });
      if (i > 0) {
        ratios.add(inTurn / atOnce);
      }
    }
    return ratios;
  }

  /** The time of five folds of the digits as a multiple of that of one training on one thread. */
  private List<Double> folds() {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    Skeleton skeleton = DigitsLoop.SKELETON;
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i <= times; i++) {
      double one = seconds(() -> train(new Trainer(skeleton, ONE_THREAD), digits));
      double five =
          seconds(
              () ->
                  CrossValidation.outOfSample(
                      digits, skeleton, Recipe.standard(), 5, TrainingMonitor.silent()));
      if (i > 0) {
        ratios.add(five / one);
      }
    }
    return ratios;
  }
}
