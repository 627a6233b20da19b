package org.winnow.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.insight.PassCollector;
import org.winnow.insight.Passes;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;

/**
 * What the networks of a repeated cross-validation say: all together of examples without a label,
 * and each of the labelled ones that it had not seen; so there are suggestions, and labels to check
 * such suggestions by.
 *
 * @param heldOut of the labelled examples, the mean of those networks that had not seen it
 * @param labels class indices of those examples
 * @param pool of the others, the mean of all networks
 * @param hash names the networks: SHA-256 over their weights, 64 hexadecimal digits
 */
public record FoldEnsemble(Passes heldOut, int[] labels, Passes pool, String hash) {
  /**
   * How the labelled examples are divided.
   *
   * @param folds 2 to 100
   * @param repeats 2 to 20, each with another division and other weights
   */
  public record Division(int folds, int repeats) {
    public Division {
      if (repeats < 2 || repeats > 20) {
        throw new InputException("repeats must be 2 to 20, got " + repeats);
      }
    }

    /** Five folds, three times: 15 networks. */
    public static Division usual() {
      return new Division(5, 3);
    }

    /** How many trainings that is. */
    public int networks() {
      return folds * repeats;
    }
  }

  /**
   * Trains on the labelled examples of the train split.
   *
   * @param rows of examples to judge, none of them trained on
   * @param monitor told of all trainings as of one
   * @throws CancellationException where the monitor cancels: a part is of no use
   * @throws InputException where skeleton, data and folds do not fit
   */
  public static FoldEnsemble of(
      Simulation.Terms terms,
      Dataset data,
      int[] rows,
      Division division,
      TrainingMonitor monitor) {
    int[] known = TrainingPlan.of(terms.skeleton(), terms.recipe(), data).trainRows();
    CrossValidation.requireFolds(division.folds(), known.length);
    return new Making(terms, data, known, rows).make(division, monitor);
  }

  /** The work in progress. */
  private static final class Making {
    private final Simulation.Terms terms;
    private final Dataset data;
    private final int[] known;
    private final int[] labels;
    private final int[] rows;
    private final PassCollector heldOut;
    private final PassCollector pool;
    private final MessageDigest digest = ModelHash.sha256();

    Making(Simulation.Terms terms, Dataset data, int[] known, int[] rows) {
      this.terms = terms;
      this.data = data;
      this.known = known;
      this.rows = rows;
      this.labels = Arrays.stream(known).map(data.labels()::classOf).toArray();
      List<String> classes = data.schema().classes();
      this.heldOut = new PassCollector(ids(known), classes, true);
      this.pool = new PassCollector(ids(rows), classes, true);
    }

    private List<String> ids(int[] some) {
      return Arrays.stream(some).mapToObj(data.ids()::get).toList();
    }

    FoldEnsemble make(Division division, TrainingMonitor monitor) {
      PartsMonitor all = new PartsMonitor(monitor, division.networks());
      try {
        Recipe recipe = SideBySide.each(terms.recipe());
        SideBySide.of(TrainingPlan.of(terms.skeleton(), recipe, data))
            .train(all, (network, own) -> judged(division, network, own), this::take);
      } catch (CancellationException cancelled) {
        throw new CancellationException(all.partsDone() + " networks were trained");
      }
      return new FoldEnsemble(
          heldOut.done(), labels, pool.done(), HexFormat.of().formatHex(digest.digest()));
    }

    /** What a network says. */
    private record Judged(Weights weights, int[] positions, float[][] heldOut, float[][] pool) {}

    private Judged judged(Division division, int network, TrainingMonitor monitor) {
      int repeat = network / division.folds();
      Recipe recipe = SideBySide.each(terms.recipe()).withSeed(terms.recipe().seed() + repeat);
      Folds folds =
          Folds.stratified(labels, terms.skeleton().classes(), division.folds(), recipe.seed());
      int fold = network % division.folds();
      int[] outside = folds.outside(fold, known);
      TrainingPlan plan = new TrainingPlan(terms.skeleton(), recipe, data, outside, new int[0]);
      Weights weights = TrainingRun.run(plan, monitor, Engine.of(recipe), false).weights();
      int[] positions = folds.positions(fold);
      if (monitor.cancelled()) {
        return new Judged(weights, positions, new float[0][], new float[0][]);
      }
      try (Network made = Engine.of(recipe).forInference(plan.skeleton(), weights)) {
        Forward forward =
            new Forward(made, plan.skeleton(), BatchMaker.preparation(plan.skeleton(), data));
        return new Judged(
            weights,
            positions,
            forward.probabilities(data, folds.inside(fold, known)),
            forward.probabilities(data, rows));
      }
    }

    private void take(Judged judged) {
      judged.weights.names().forEach(name -> digest(judged.weights.values(name)));
      for (int i = 0; i < judged.positions.length; i++) {
        heldOut.add(judged.positions[i], judged.heldOut[i]);
      }
      pool.addAll(judged.pool);
    }

    private void digest(float[] values) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      digest.update(bytes);
    }
  }
}
