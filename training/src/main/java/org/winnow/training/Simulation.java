package org.winnow.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.insight.Batch;
import org.winnow.insight.Candidates;
import org.winnow.insight.LearningCurve;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.PassCollector;
import org.winnow.insight.ProbabilityView;
import org.winnow.insight.StepWatcher;
import org.winnow.insight.Strategy;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * Replays the choosing of labels on data whose labels are known: they are hidden, shown batch by
 * batch as a strategy asks for them, and after each batch a network is trained from scratch and
 * measured on examples that nobody chooses from. Every strategy of a seed begins with the same
 * labels and weights.
 */
public final class Simulation {
  /** Passes with dropout for the strategies that compare some. */
  private static final int PASSES = 20;

  private final Dataset data;
  private final Terms terms;
  private final Replay replay;
  private final BooleanSupplier cancelled;

  /**
   * How a network is trained after each batch.
   *
   * @param recipe its seed is replaced by that of the run
   */
  public record Terms(Skeleton skeleton, Recipe recipe) {}

  /**
   * What is replayed.
   *
   * @param strategies compared; random choice is added in front if it is missing
   * @param start labels at first, drawn evenly over the classes, 1 or more
   * @param batch labels a round, 1 or more
   * @param most labels at the end, more than {@code start}
   * @param seeds runs of each strategy, 1 to 1,000, with seeds from 1 on
   * @param diverse whether ranked batches are spread out, as {@link Batch.Wish#diverse}
   */
  public record Replay(
      List<Strategy> strategies, int start, int batch, int most, int seeds, boolean diverse) {
    public Replay {
      List<Strategy> all = new ArrayList<>(List.of(Strategy.RANDOM));
      strategies.stream().filter(s -> !all.contains(s)).forEach(all::add);
      strategies = List.copyOf(all);
      require(start >= 1, "labels to start with must be 1 or more, got " + start);
      require(batch >= 1, "labels a round must be 1 or more, got " + batch);
      require(most > start, "labels at the end must be more than " + start + ", got " + most);
      require(seeds >= 1 && seeds <= 1000, "seeds must be 1 to 1000, got " + seeds);
    }
  }

  private Simulation(Dataset data, Terms terms, Replay replay, BooleanSupplier cancelled) {
    this.data = data;
    this.terms = terms;
    this.replay = replay;
    this.cancelled = cancelled;
  }

  /**
   * Replays; chosen from are the labelled examples of the train split, measured on is the labelled
   * part of the validation split.
   *
   * @param told given the curves so far after each round
   * @param cancelled asked often; once true, what there is by then is the result
   * @return the curves, {@link LearningCurves#isPartial} where it was cancelled
   * @throws InputException where data, skeleton and replay do not fit each other
   */
  public static LearningCurves run(
      Dataset data,
      Terms terms,
      Replay replay,
      Consumer<LearningCurves> told,
      BooleanSupplier cancelled) {
    TrainingPlan whole = TrainingPlan.of(terms.skeleton(), terms.recipe(), data);
    require(
        replay.most() <= whole.trainRows().length,
        "there are only "
            + whole.trainRows().length
            + " labelled training examples to replay with, got "
            + replay.most());
    require(
        whole.validationRows().length > 0,
        "a replay is measured on the validation split, but '"
            + data.name()
            + "' has no labelled example there");
    if (replay.strategies().stream().anyMatch(Strategy::needsPasses)) {
      DropoutPasses.require(terms.skeleton(), PASSES);
    }
    return new Simulation(data, terms, replay, cancelled).run(told);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new InputException(message);
    }
  }

  private LearningCurves run(Consumer<LearningCurves> told) {
    List<LearningCurve> done = new ArrayList<>();
    for (long seed = 1; seed <= replay.seeds(); seed++) {
      for (Strategy strategy : replay.strategies()) {
        if (cancelled.getAsBoolean()) {
          return curves(done);
        }
        Run run = new Run(strategy, seed);
        LearningCurve curve = run.replay(soFar -> told.accept(curves(done, soFar)));
        if (curve.labels().length > 0) {
          done.add(curve);
        }
      }
    }
    return curves(done);
  }

  private LearningCurves curves(List<LearningCurve> done, LearningCurve... more) {
    List<LearningCurve> all = new ArrayList<>(done);
    all.addAll(Arrays.asList(more));
    int planned = replay.seeds() * replay.strategies().size();
    int heldOut = data.labelledRows(Split.VALIDATION).length;
    return new LearningCurves(data.name(), heldOut, planned, all);
  }

  /** One strategy with one seed. */
  private final class Run {
    private final Strategy strategy;
    private final long seed;
    private final List<Integer> hidden = new ArrayList<>();
    private final List<Integer> shown = new ArrayList<>();
    private final int[] measured = data.labelledRows(Split.VALIDATION);

    Run(Strategy strategy, long seed) {
      this.strategy = strategy;
      this.seed = seed;
      Arrays.stream(data.labelledRows(Split.TRAIN)).forEach(hidden::add);
      show(evenly(hidden));
    }

    /** A row of each class in turn, drawn by chance within the class. */
    private List<Integer> evenly(List<Integer> rows) {
      List<List<Integer>> byClass = new ArrayList<>();
      data.schema().classes().forEach(c -> byClass.add(new ArrayList<>()));
      rows.forEach(row -> byClass.get(data.labels().classOf(row)).add(row));
      SplittableRandom random = new SplittableRandom(seed);
      List<Integer> drawn = new ArrayList<>();
      while (drawn.size() < replay.start()) {
        for (List<Integer> left : byClass) {
          if (!left.isEmpty() && drawn.size() < replay.start()) {
            drawn.add(left.remove(random.nextInt(left.size())));
          }
        }
      }
      return drawn;
    }

    private void show(List<Integer> rows) {
      shown.addAll(rows);
      hidden.removeAll(new java.util.HashSet<>(rows));
    }

    LearningCurve replay(Consumer<LearningCurve> told) {
      List<Double> accuracy = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      boolean more = true;
      while (more) {
        Optional<Weights> weights = train();
        if (weights.isEmpty()) {
          break;
        }
        try (Network network =
            Engine.of(terms.recipe()).forInference(terms.skeleton(), weights.get())) {
          Forward forward =
              new Forward(
                  network, terms.skeleton(), BatchMaker.preparation(terms.skeleton(), data));
          labels.add(shown.size());
          accuracy.add(forward.judge(data, measured, classes(measured)).accuracy());
          told.accept(curve(labels, accuracy));
          more = shown.size() < replay.most() && !hidden.isEmpty() && addBatch(forward);
        }
      }
      return curve(labels, accuracy);
    }

    private Optional<Weights> train() {
      int[] rows = shown.stream().mapToInt(r -> r).sorted().toArray();
      TrainingPlan plan =
          new TrainingPlan(terms.skeleton(), terms.recipe().withSeed(seed), data, rows, new int[0]);
      TrainingMonitor monitor =
          new TrainingMonitor() {
            @Override
            public boolean cancelled() {
              return cancelled.getAsBoolean();
            }
          };
      TrainingRun.Result result = TrainingRun.run(plan, monitor, Engine.of(terms.recipe()), false);
      return cancelled.getAsBoolean() ? Optional.empty() : Optional.of(result.weights());
    }

    /** Shows the labels of the next batch; false where there is nothing but duplicates left. */
    private boolean addBatch(Forward forward) {
      int[] rows = hidden.stream().mapToInt(r -> r).toArray();
      int size = Math.min(replay.batch(), replay.most() - shown.size());
      // The same draws at each size of a seed would make rounds alike.
      long draws = seed * 1_000_003 + shown.size();
      Batch.Wish wish =
          new Batch.Wish(strategy, size, replay.diverse() && !strategy.isDiverse(), draws);
      Batch batch = Batch.of(candidates(forward, rows), wish, StepWatcher.silent());
      show(IntStream.of(batch.positions()).mapToObj(p -> rows[p]).toList());
      return batch.positions().length > 0;
    }

    private Candidates candidates(Forward forward, int[] rows) {
      if (strategy == Strategy.RANDOM) {
        return new Candidates(new float[rows.length][1], new float[0][], Optional.empty());
      }
      float[][] known = embeddings(forward, shown.stream().mapToInt(r -> r).toArray());
      return new Candidates(embeddings(forward, rows), known, Optional.of(said(forward, rows)));
    }

    private ProbabilityView said(Forward forward, int[] rows) {
      List<String> ids = IntStream.of(rows).mapToObj(data.ids()::get).toList();
      List<String> classes = data.schema().classes();
      if (!strategy.needsPasses()) {
        return new Predictions(ids, classes, forward.probabilities(data, rows), true);
      }
      PassCollector collector = new PassCollector(ids, classes, true);
      DropoutPasses.Draws draws = new DropoutPasses.Draws(PASSES, seed);
      return DropoutPasses.of(forward, data, rows, draws, collector);
    }

    private float[][] embeddings(Forward forward, int[] rows) {
      return forward.activations(terms.skeleton().embeddingLayer(), data, rows);
    }

    private int[] classes(int[] rows) {
      return Arrays.stream(rows).map(data.labels()::classOf).toArray();
    }

    private LearningCurve curve(List<Integer> labels, List<Double> accuracy) {
      return new LearningCurve(
          strategy,
          seed,
          labels.stream().mapToInt(l -> l).toArray(),
          accuracy.stream().mapToDouble(a -> a).toArray());
    }
  }
}
