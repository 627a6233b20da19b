package org.winnow.magics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.insight.Batch;
import org.winnow.insight.Candidates;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Passes;
import org.winnow.insight.ProbabilityView;
import org.winnow.insight.Seeds;
import org.winnow.insight.StepWatcher;
import org.winnow.insight.Strategy;
import org.winnow.training.FoldEnsemble;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Simulation;
import org.winnow.training.TrainingMonitor;

/** Chooses what to label next, and replays choosing to see what it saves. */
public final class Choosing {
  /** Passes with dropout that are usual. */
  public static final int PASSES = 20;

  /** Without a network, likeness is that of the inputs: these take at most so much memory. */
  private static final long MOST_BYTES = 1L << 30;

  private final Session session;
  private final Rounds rounds = new Rounds();
  private Optional<LearningCurves> replayed = Optional.empty();
  private Optional<Chosen> last = Optional.empty();
  private String lastModel = "";

  Choosing(Session session) {
    this.session = session;
  }

  /**
   * Whose opinion counts, for strategies that compare several.
   *
   * @param passes with dropout of the current model, 2 or more
   * @param models names of models to compare in their place; none: passes are compared
   */
  public record Opinions(int passes, List<String> models) {
    /** The current model's, with the usual number of passes. */
    public static Opinions usual() {
      return new Opinions(PASSES, List.of());
    }
  }

  /** A batch of the unlabelled examples, as {@code %uncertain} chooses it. */
  public Chosen next(Strategy strategy, int n) {
    Batch.Wish wish = new Batch.Wish(strategy, n, false, 1);
    return next(unlabelled(session.data()), wish, Opinions.usual(), StepWatcher.silent());
  }

  /**
   * A batch of some rows.
   *
   * @throws InputException where the strategy needs what is not there
   */
  public Chosen next(int[] rows, Batch.Wish wish, Opinions opinions, StepWatcher watcher) {
    Dataset data = session.data();
    if (rows.length == 0) {
      throw new InputException(
          "every example of "
              + data.name()
              + " has a label; --split validation ranks those of a split, %add brings in more");
    }
    Candidates candidates = candidates(data, rows, wish, opinions);
    Chosen chosen = chosen(new Chosen(data, rows, Batch.of(candidates, wish, watcher)));
    candidates.predictions().ifPresent(p -> rounds.take(session.model().hash(), p));
    return chosen;
  }

  /**
   * A batch of some rows by what another tool's file says of them; needs no model. Likeness is that
   * of its embeddings, where it has some, else of the inputs.
   *
   * @throws InputException where the file lacks an example, or the strategy needs more than one
   *     opinion
   */
  public Chosen next(int[] rows, Batch.Wish wish, ProbabilityFile file, StepWatcher watcher) {
    Dataset data = session.data();
    if (rows.length == 0) {
      throw new InputException("there is no example to choose of " + data.name());
    }
    if (wish.strategy().needsPasses()) {
      throw new InputException(
          wish.strategy().label()
              + " compares several opinions; a file holds one: margin, entropy");
    }
    Optional<ForeignVectors> vectors = file.embeddings().map(e -> new ForeignVectors(e, data));
    int[] known = known(data, rows);
    Candidates candidates =
        new Candidates(
            vectors.map(v -> v.of(rows, data.name())).orElseGet(() -> inputs(data, rows)),
            vectors.map(v -> v.of(known, data.name())).orElseGet(() -> inputs(data, known)),
            Optional.of(ForeignJudgement.said(file, data, rows)));
    return chosen(new Chosen(data, rows, Batch.of(candidates, wish, watcher)));
  }

  private Chosen chosen(Chosen chosen) {
    last = Optional.of(chosen);
    lastModel = modelNow();
    return chosen;
  }

  /** The batch that was chosen last of the data that are open. */
  public Optional<Chosen> last() {
    return last;
  }

  /** Whether another model is the current one since the last batch was chosen. */
  boolean isLastStale() {
    return !lastModel.equals(modelNow());
  }

  private String modelNow() {
    return session.models().ifAny().map(trained -> trained.model().hash()).orElse("");
  }

  /**
   * What passes with dropout, or several models, say of one example.
   *
   * @param id a full id
   * @throws InputException where there is no such example, or nothing to compare
   */
  public Passes passes(String id, Opinions opinions) {
    Dataset data = session.data();
    int[] row = {data.row(id)};
    return opinions.models().isEmpty()
        ? session.model().passes(data, row, opinions.passes(), 1)
        : ensemble(data, row, opinions);
  }

  private Passes ensemble(Dataset data, int[] rows, Opinions opinions) {
    return Passes.of(
        opinions.models().stream().map(m -> session.model(m).predict(data, rows)).toList());
  }

  /** Rows without a label. */
  public static int[] unlabelled(Dataset data) {
    return IntStream.range(0, data.size()).filter(r -> !data.labels().isLabelled(r)).toArray();
  }

  /** Whether there is a network to ask. */
  public boolean hasNetwork() {
    return session.models().ifAny().isPresent();
  }

  /** What is known of when to stop; see {@link Rounds}. */
  public Rounds rounds() {
    return rounds;
  }

  /**
   * Replays choosing on the labelled examples with the current skeleton.
   *
   * @param told given the curves so far after each round
   * @param cancelled asked often; once true, what there is by then is the result
   */
  public LearningCurves replay(
      Recipe recipe,
      Simulation.Replay replay,
      Consumer<LearningCurves> told,
      BooleanSupplier cancelled) {
    Simulation.Terms terms = new Simulation.Terms(session.skeleton(), recipe);
    LearningCurves curves = Simulation.run(session.data(), terms, replay, told, cancelled);
    replayed = Optional.of(curves);
    return curves;
  }

  /** Replays as above, unwatched. */
  public LearningCurves replay(Recipe recipe, Simulation.Replay replay) {
    return replay(recipe, replay, soFar -> {}, () -> false);
  }

  /**
   * Proposes labels for the unlabelled examples by networks of the current skeleton, checked by
   * labels that they had not seen.
   *
   * @param asked the precision that the accepted band is to have, above ½ and below 1
   * @param monitor told of all trainings as of one
   * @throws InputException where nothing is unlabelled, or too little is labelled
   */
  public Seeded seed(Recipe recipe, double asked, TrainingMonitor monitor) {
    Dataset data = session.data();
    int[] rows = unlabelled(data);
    if (rows.length == 0) {
      throw new InputException("every example of " + data.name() + " has a label");
    }
    Simulation.Terms terms = new Simulation.Terms(session.skeleton(), recipe);
    FoldEnsemble all = FoldEnsemble.of(terms, data, rows, FoldEnsemble.Division.usual(), monitor);
    return new Seeded(Seeds.of(all.heldOut(), all.labels(), all.pool(), asked), all.hash());
  }

  /** Proposes labels as above, unwatched. */
  public Seeded seed(Recipe recipe, double asked) {
    return seed(recipe, asked, TrainingMonitor.silent());
  }

  /** What was replayed last. */
  public Optional<LearningCurves> replayed() {
    return replayed;
  }

  /** The data are others. */
  void forget() {
    rounds.forget();
    replayed = Optional.empty();
    last = Optional.empty();
  }

  private Candidates candidates(Dataset data, int[] rows, Batch.Wish wish, Opinions opinions) {
    int[] known = known(data, rows);
    if (!hasNetwork()) {
      return new Candidates(inputs(data, rows), inputs(data, known), Optional.empty());
    }
    Model model = session.model();
    return new Candidates(
        model.embeddings(data, rows),
        model.embeddings(data, known),
        Optional.of(said(data, rows, wish.strategy(), opinions)));
  }

  /**
   * The labelled ones; none where what is labelled is looked at once more, being no copy of itself.
   */
  private static int[] known(Dataset data, int[] rows) {
    return Arrays.stream(rows).anyMatch(data.labels()::isLabelled)
        ? new int[0]
        : data.labelledRows(Split.TRAIN);
  }

  private ProbabilityView said(Dataset data, int[] rows, Strategy strategy, Opinions opinions) {
    if (!opinions.models().isEmpty()) {
      return ensemble(data, rows, opinions);
    }
    return strategy.needsPasses()
        ? session.model().passes(data, rows, opinions.passes(), 1)
        : session.model().predict(data, rows);
  }

  private static float[][] inputs(Dataset data, int[] rows) {
    int width = data.features().width();
    if (4L * width * rows.length > MOST_BYTES) {
      throw new InputException(
          "without a network, the likeness of "
              + rows.length
              + " examples of "
              + width
              + " values would take more than 1 GiB; %train one first, or %uncertain --strategy"
              + " random");
    }
    float[][] inputs = new float[rows.length][width];
    for (int i = 0; i < rows.length; i++) {
      data.fillInputs(rows, i, i + 1, inputs[i]);
    }
    return inputs;
  }
}
