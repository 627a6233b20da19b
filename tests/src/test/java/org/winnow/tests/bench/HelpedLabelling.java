package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.LabelHider;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.SplitFractions;
import org.winnow.datasets.sources.SplitRule;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Seeds;
import org.winnow.insight.Strategy;
import org.winnow.training.FoldEnsemble;
import org.winnow.training.Recipe;
import org.winnow.training.Simulation;
import org.winnow.training.Skeleton;
import org.winnow.training.TrainingMonitor;

/** Choosing and seeding labels on the built-in digits, two thirds to label, a third to measure. */
final class HelpedLabelling {
  /** Chosen of three skeletons by a look at seeds 1 and 2 of random and margin up to 200 labels. */
  private static final Skeleton SKELETON =
      Skeleton.parse("plain", "input 8x8x1\nflatten\ndense 64 relu\noutput 10\n");

  private static final int LABELLED = 100;

  private HelpedLabelling() {}

  static Dataset digits() {
    SplitRule split = SplitRule.standard().withFractions(new SplitFractions(.66, .34, 0));
    return Sources.load("digits", LoadOptions.standard().withSplit(split)).dataset();
  }

  /** Every training example five times, each validation example once. */
  static Dataset fiveTimes(Dataset data) {
    int[] train = data.splits().rows(Split.TRAIN);
    List<Integer> rows = new ArrayList<>();
    for (int copy = 0; copy < 5; copy++) {
      IntStream.of(train).forEach(rows::add);
    }
    Arrays.stream(data.splits().rows(Split.VALIDATION)).forEach(rows::add);
    int[] all = rows.stream().mapToInt(r -> r).toArray();
    List<String> ids = IntStream.range(0, all.length).mapToObj(i -> "copy-" + i).toList();
    return data.toBuilder()
        .ids(ExampleIds.of(ids))
        .features(data.features().select(all))
        .views(data.views().select(all))
        .labels(data.labels().select(all))
        .splits(data.splits().select(all))
        .build();
  }

  private static Recipe recipe() {
    return Recipe.standard().withEpochs(40).withLearningRate(.005).withBatchSize(32);
  }

  /** Margin beside random choice, from 20 labels on, ten a round. */
  static LearningCurves replay(Dataset data, boolean diverse, int most, int seeds) {
    return Simulation.run(
        data,
        new Simulation.Terms(SKELETON, recipe()),
        new Simulation.Replay(List.of(Strategy.MARGIN), 20, 10, most, seeds, diverse),
        soFar -> {},
        () -> false);
  }

  /**
   * What seeding gave.
   *
   * @param share of the pool that was accepted, 0 to 1
   * @param right share of the accepted that is really right; NaN where none was
   */
  record Seeding(double share, double right, Seeds.Proof proof) {}

  /** Seeds the digits of which a hundred have a label. */
  static Seeding seed(Dataset full, long seed) {
    int hidden = full.labelledRows(Split.TRAIN).length - LABELLED;
    Dataset data = LabelHider.hide(full, hidden, seed);
    int[] pool =
        IntStream.range(0, data.size()).filter(r -> !data.labels().isLabelled(r)).toArray();
    FoldEnsemble all =
        FoldEnsemble.of(
            new Simulation.Terms(SKELETON, recipe().withSeed(seed)),
            data,
            pool,
            FoldEnsemble.Division.usual(),
            TrainingMonitor.silent());
    Seeds seeds = Seeds.of(all.heldOut(), all.labels(), all.pool(), .99);
    long right =
        seeds.band().stream()
            .filter(p -> full.labels().classOf(full.ids().find(p.id())) == p.suggested())
            .count();
    return new Seeding(
        (double) seeds.accepted() / pool.length, (double) right / seeds.accepted(), seeds.proof());
  }
}
