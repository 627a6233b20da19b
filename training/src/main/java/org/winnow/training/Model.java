package org.winnow.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Split;
import org.winnow.insight.PassCollector;
import org.winnow.insight.Passes;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/** A trained network with everything needed to use it, and where it came from. Immutable. */
public final class Model {
  private final Parts parts;
  private final Optional<TrainingTrace> trace;
  private final Optional<TrainingState> state;
  private volatile String hash;

  /** All of a model but its trace; there is a name for each of the skeleton's classes. */
  public record Parts(
      Skeleton skeleton,
      Recipe recipe,
      Provenance provenance,
      List<String> classes,
      Preparation preparation,
      List<EpochReport> history,
      Weights weights) {
    public Parts {
      classes = List.copyOf(classes);
      history = List.copyOf(history);
      if (skeleton.base().isEmpty() && provenance.base().isPresent()) {
        skeleton = skeleton.inheriting(provenance.base().get(), preparation);
      }
      if (classes.size() != skeleton.classes()) {
        throw new InputException(
            "its skeleton has output "
                + skeleton.classes()
                + ", but there are "
                + classes.size()
                + " classes");
      }
    }
  }

  /** A model of known parts, without a trace. */
  public static Model of(Parts parts) {
    return new Model(parts, Optional.empty());
  }

  Model(Parts parts, Optional<TrainingTrace> trace) {
    this(parts, trace, Optional.empty());
  }

  Model(Parts parts, Optional<TrainingTrace> trace, Optional<TrainingState> state) {
    this.parts = parts;
    this.trace = trace;
    this.state = state;
  }

  public Skeleton skeleton() {
    return parts.skeleton();
  }

  public Recipe recipe() {
    return parts.recipe();
  }

  public Provenance provenance() {
    return parts.provenance();
  }

  /** Class names, by class index. */
  public List<String> classes() {
    return parts.classes();
  }

  /** How raw features become its inputs. */
  public Preparation preparation() {
    return parts.preparation();
  }

  /** One report for each completed epoch. */
  public List<EpochReport> history() {
    return parts.history();
  }

  /** What training recorded of its examples; empty where no epoch was completed. */
  public Optional<TrainingTrace> trace() {
    return trace;
  }

  /** Where its training stood after its last whole epoch; files keep it where asked. */
  Optional<TrainingState> state() {
    return state;
  }

  /** Epochs that its training has done, where it can be resumed ({@link Trainer#resume}). */
  public OptionalInt resumableAfter() {
    return state.map(s -> OptionalInt.of(s.epochs())).orElse(OptionalInt.empty());
  }

  public Weights weights() {
    return parts.weights();
  }

  /**
   * This model with the data commit that it was trained from.
   *
   * @param commit the commit checked out
   * @param pendingEdits label edits that were applied but not committed
   */
  public Model withOrigin(String commit, int pendingEdits) {
    Provenance changed = provenance().from(commit, pendingEdits);
    return new Model(
        new Parts(skeleton(), recipe(), changed, classes(), preparation(), history(), weights()),
        trace,
        state);
  }

  /**
   * Class probabilities for some rows. They count as out of sample if it was trained on none of
   * them, by its trace; without a trace, if none is in the train split.
   *
   * @throws org.winnow.datasets.InputException where the data have another shape
   */
  public Predictions predict(Dataset data, int[] rows) {
    return predict(data, rows, TrainingMonitor.silent());
  }

  /**
   * As {@link #predict(Dataset, int[])}, in batches, telling how far it is.
   *
   * <p>Many batches are shared among processors ({@code WINNOW_THREADS} says among how many at
   * most); what comes out does not depend on their number.
   *
   * @param monitor hears how many batches are done, of how many, and 0 for the loss
   * @throws java.util.concurrent.CancellationException where the monitor cancels
   */
  public Predictions predict(Dataset data, int[] rows, TrainingMonitor monitor) {
    checkFits(data);
    boolean unseen = unseen(data, rows);
    float[][] probabilities =
        Lanes.run(this, rows, (forward, own) -> forward.probabilities(data, own), monitor);
    List<String> ids = Arrays.stream(rows).mapToObj(data.ids()::get).toList();
    return new Predictions(ids, classes(), probabilities, unseen);
  }

  /** Refuses data of another shape, and texts that were read with another vocabulary. */
  void checkFits(Dataset data) {
    TrainingPlan.checkShape(skeleton(), data.schema().shape(), "data set '" + data.name() + "'");
    TextFit.check(preparation(), data);
  }

  private boolean unseen(Dataset data, int[] rows) {
    int[] perhaps = Arrays.stream(rows).filter(r -> data.splits().of(r) == Split.TRAIN).toArray();
    if (perhaps.length == 0 || trace.isEmpty()) {
      return perhaps.length == 0;
    }
    Set<String> learnt = new HashSet<>(trace.get().ids());
    return Arrays.stream(perhaps).mapToObj(data.ids()::get).noneMatch(learnt::contains);
  }

  /**
   * Several passes over some rows with dropout on, whose disagreement shows what the network could
   * still learn (Gal and Ghahramani 2016).
   *
   * @param count 2 to 1,000; 20 is usual
   * @throws org.winnow.datasets.InputException where the skeleton has no dropout
   * @throws java.util.concurrent.CancellationException where the calling thread is interrupted
   */
  public Passes passes(Dataset data, int[] rows, int count, long seed) {
    checkFits(data);
    DropoutPasses.require(skeleton(), count);
    boolean unseen = unseen(data, rows);
    List<String> ids = Arrays.stream(rows).mapToObj(data.ids()::get).toList();
    try (Network network = Engine.of(recipe()).forInference(skeleton(), weights())) {
      return DropoutPasses.of(
          new Forward(network, skeleton(), preparation()),
          data,
          rows,
          new DropoutPasses.Draws(count, seed),
          new PassCollector(ids, classes(), unseen));
    }
  }

  /**
   * How the loss of each example, were it labelled so, changes with each of its prepared inputs: a
   * map of what matters (Simonyan, Vedaldi and Zisserman 2014, section 3).
   *
   * @param labels a class index for each row
   * @return {@code [rows][height · width · channels]}, channels last
   * @throws org.winnow.datasets.InputException where the inputs are tokens, or a label is no class
   */
  public float[][] inputGradients(Dataset data, int[] rows, int[] labels) {
    return new Asking(this).inputGradients(data, rows, labels);
  }

  /**
   * Activations of the last hidden layer (what the output layer reads), without dropout: a pass of
   * its own.
   *
   * @return {@code [rows][size of that layer]}
   */
  public float[][] embeddings(Dataset data, int[] rows) {
    return embeddings(skeleton().embeddingLayer(), data, rows);
  }

  /**
   * A layer's output, without dropout and with running statistics.
   *
   * @param layer its name in the skeleton
   * @return {@code [rows][size of that layer]}, channel by channel, each row by row
   * @throws org.winnow.datasets.InputException where the skeleton has no such layer
   */
  public float[][] embeddings(String layer, Dataset data, int[] rows) {
    checkFits(data);
    skeleton().requireLayer(layer);
    Lanes.Work layerOutputs = (forward, own) -> forward.activations(layer, data, own);
    return Lanes.run(this, rows, layerOutputs, TrainingMonitor.silent());
  }

  /**
   * Names the model: SHA-256 over skeleton, preparation, classes and weights.
   *
   * @return 64 hexadecimal digits
   */
  public String hash() {
    String known = hash;
    if (known == null) {
      known = ModelHash.of(this);
      hash = known;
    }
    return known;
  }

  /**
   * Writes the model to a file; the same model gives the same bytes.
   *
   * @throws org.winnow.datasets.InputException where the file cannot be written
   */
  public void save(Path file) {
    ModelFile.save(new Model(parts, trace), file);
  }

  /**
   * Writes it with the state of its training, so that {@link Trainer#resume} goes on with it once
   * it is opened: two to four times as large.
   *
   * @throws org.winnow.datasets.InputException where it has none, or the file cannot be written
   */
  public void saveResumable(Path file) {
    if (state.isEmpty()) {
      throw new InputException(
          "this model does not know the state of its training; save it without --resumable");
    }
    ModelFile.save(this, file);
  }

  /**
   * Reads a model that {@link #save} wrote. Nothing in the file is ever run.
   *
   * @throws org.winnow.datasets.InputException where it is no such file, or was changed since
   */
  public static Model open(Path file) {
    return ModelFile.open(file);
  }

  /** One line. */
  @Override
  public String toString() {
    return "model "
        + hash().substring(0, 8)
        + " of skeleton "
        + skeleton().name()
        + ", "
        + provenance().epochsDone()
        + " epochs on "
        + provenance().dataset();
  }
}
