package org.winnow.magics;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.insight.DataFindings;
import org.winnow.insight.DataHealth;
import org.winnow.insight.Slices;
import org.winnow.insight.SuspectList;
import org.winnow.insight.TraceScore;
import org.winnow.training.Evaluation;
import org.winnow.training.Model;
import org.winnow.training.ThresholdTrainings;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.DynamicsMap;
import org.winnow.viz.ModelComparison;

/**
 * What networks, or probabilities from a file, say of a session's data and their labels; and what
 * they said last.
 */
public final class Judging {
  private final Session session;
  private Optional<Findings> findings = Optional.empty();

  Judging(Session session) {
    this.session = session;
  }

  /**
   * Measures a model on the labelled examples of a split.
   *
   * @throws InputException where the split has none
   */
  public Evaluation evaluate(Model model, Split split) {
    Dataset data = session.data();
    int[] rows = rowsToJudge(data, split);
    int[] truth = Arrays.stream(rows).map(data.labels()::classOf).toArray();
    return Evaluation.of(model.predict(data, rows), truth);
  }

  /** Compares two models on the labelled examples of a split. */
  public ModelComparison compare(String before, String after, Split split) {
    Dataset data = session.data();
    int[] rows = rowsToJudge(data, split);
    return ModelComparison.of(
        data,
        new ModelComparison.Contestant(before, session.model(before).predict(data, rows)),
        new ModelComparison.Contestant(after, session.model(after).predict(data, rows)));
  }

  private static int[] rowsToJudge(Dataset data, Split split) {
    int[] rows = data.labelledRows(split);
    if (rows.length == 0) {
      throw new InputException(
          "the " + split.label() + " split of " + data.name() + " has no labelled examples");
    }
    return rows;
  }

  /**
   * Ranks the training labels of the current model by how probably they are wrong: from folds where
   * there are some, else from the trace of its training.
   */
  public SuspectList suspects() {
    return suspects(session.models().current().outOfSample().isPresent());
  }

  /** Ranks the training labels from folds or from the training's trace. */
  public SuspectList suspects(boolean fromFolds) {
    Trained trained = session.models().current();
    Judgement judgement = new Judgement(session.data(), trained);
    return remembered(fromFolds ? judgement.fromFolds() : judgement.fromTrace());
  }

  /** Ranks the training labels by what the training of the current model recorded of each. */
  public SuspectList suspects(TraceScore score) {
    return remembered(
        new Judgement(session.data(), session.models().current()).fromTrace().by(score));
  }

  /**
   * Ranks the training labels by their area under the margin, measured against threshold samples in
   * two trainings that are thrown away, of the current model's skeleton by its recipe.
   *
   * @throws InputException where the labels are others than those the model was trained with, or
   *     too few
   * @throws java.util.concurrent.CancellationException where the monitor cancels
   */
  public SuspectList suspectsByThreshold(TrainingMonitor monitor) {
    Trained trained = session.models().current();
    Model model = trained.model();
    session
        .stale(model)
        .ifPresent(
            why -> {
              throw new InputException(
                  "threshold samples are for the data the model was trained on, and it is "
                      + why
                      + "; %train again first");
            });
    SuspectList found = new Judgement(session.data(), trained).fromTrace();
    return remembered(
        found.by(ThresholdTrainings.of(session.data(), model.skeleton(), model.recipe(), monitor)));
  }

  private SuspectList remembered(SuspectList found) {
    Model model = session.models().current().model();
    findings =
        Optional.of(
            new Findings(found, model.hash(), Optional.empty(), model.provenance().dataDigest()));
    return found;
  }

  /** Ranks the training labels by probabilities from a file; needs no model. */
  public SuspectList suspects(ProbabilityFile file) {
    Dataset data = session.data();
    ForeignJudgement judgement = new ForeignJudgement(file, data);
    SuspectList found = judgement.suspects();
    findings = Optional.of(new Findings(found, judgement.hash(), Optional.of(file), data.digest()));
    return found;
  }

  /** What is odd about the data beside wrong labels; needs no model. */
  public DataFindings inspect() {
    return Inspection.of(session.data());
  }

  /**
   * The groups of examples in which the current model does worse: among the training examples where
   * folds judged them, else in the validation split.
   *
   * @throws InputException where there are neither
   */
  public Slices slices() {
    Trained trained = session.models().current();
    Dataset data = session.data();
    Slicing slicing = new Slicing(data, trained.model());
    if (trained.outOfSample().isPresent()) {
      return slicing.of(
          new Judgement(data, trained).folds(),
          "Each training example was judged by a network that was trained on the other folds.");
    }
    int[] rows = rowsToJudge(data, Split.VALIDATION);
    return slicing.of(
        trained.model().predict(data, rows),
        "The validation split was judged, which the network was not trained on; %train --folds 5"
            + " judges the training examples, too.");
  }

  /** How well the training labels fit the current model: by folds where there are some. */
  public DataHealth health() {
    return health(session.models().current().outOfSample().isPresent());
  }

  /** How well the training labels fit the folds, or the training's trace. */
  public DataHealth health(boolean fromFolds) {
    return new Judgement(session.data(), session.models().current()).health(fromFolds);
  }

  /** How well the training labels fit probabilities from a file; needs no model. */
  public DataHealth health(ProbabilityFile file) {
    return new ForeignJudgement(file, session.data()).health();
  }

  /**
   * The training labels of the current model by its confidence in them and how that varied.
   *
   * @throws InputException where its training left no trace
   */
  public DynamicsMap map() {
    return new Judgement(session.data(), session.models().current()).map();
  }

  /**
   * The examples most like one, in the eyes of the current model; by their inputs where there is no
   * model.
   *
   * @param reference an id, a unique prefix of one, or {@code #17}
   */
  public Similar similar(String reference, int n) {
    return similar(reference, session.data(), new Similar.Wish(n, false));
  }

  /**
   * As {@link #similar(String, int)}, among the examples of {@code pool}, which need not be in the
   * data set.
   *
   * @throws InputException where there is nothing to compare with, or its shape is another
   */
  public Similar similar(String reference, Dataset pool, Similar.Wish wish) {
    Dataset data = session.data();
    int row = data.row(session.resolve(reference));
    Eyes eyes =
        session.models().ifAny().isPresent()
            ? new Eyes.OfModel(session.model())
            : new Eyes.OfInputs(data.features().width());
    return new SimilarSearch(data, row, eyes).among(pool, wish);
  }

  /**
   * As {@link #similar(String, int)}, by the vectors of a file that another tool has written.
   *
   * @throws InputException where it has none of an example
   */
  public Similar similar(String reference, Path embeddings, Similar.Wish wish) {
    Dataset data = session.data();
    int row = data.row(session.resolve(reference));
    Eyes eyes = new Eyes.OfFile(new ForeignVectors(embeddings, data));
    return new SimilarSearch(data, row, eyes).among(data, wish);
  }

  /**
   * What {@link #suspects} found last.
   *
   * @throws InputException where nothing was looked for yet, or the last %suspects failed
   */
  public SuspectList lastSuspects() {
    return lastFindings().suspects();
  }

  Findings lastFindings() {
    session.failures().require(Link.SUSPECTS);
    return findings.orElseThrow(
        () -> new InputException("no suspects were looked for yet; %suspects does that"));
  }

  /** Why the suspects found last no longer fit the model or the data; empty if they do. */
  public Optional<String> staleSuspects() {
    return findings.flatMap(f -> Chain.stale(session, f));
  }

  Optional<Findings> findings() {
    return findings;
  }

  /** The data are others: what was said of those before is forgotten. */
  void forget() {
    findings = Optional.empty();
  }
}
