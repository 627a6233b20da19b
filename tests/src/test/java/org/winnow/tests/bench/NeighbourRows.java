package org.winnow.tests.bench;

import java.util.Arrays;
import java.util.function.BiFunction;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.NoisePlanter;
import org.winnow.datasets.sources.Sources;
import org.winnow.insight.Neighbours;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Suspects;
import org.winnow.insight.TraceView;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/** What approximate neighbours cost in the ranking of 60,000 real examples. */
final class NeighbourRows {
  private static final Skeleton SKELETON =
      Skeleton.parse("mlp", "input 28x28x1\ndense 64 relu\noutput 10\n");
  private static final int NEIGHBOURS = 10;

  private final BenchRows rows;

  NeighbourRows(BenchRows rows) {
    this.rows = rows;
  }

  /** Fashion-MNIST's training pictures with a fifth of the labels falsified, trained once. */
  void run() {
    Dataset data = NoisePlanter.uniform(training(), .2, 1);
    Model model =
        new Trainer(SKELETON, Recipe.standard().withEpochs(5))
            .train(data, TrainingMonitor.silent());
    TraceView trace = model.trace().orElseThrow();
    int[] own = trace.ids().stream().mapToInt(data.ids()::find).toArray();
    float[][] vectors = model.embeddings(data, own);
    double exact = area(data, trace, vectors, Neighbours::exact);
    double near = area(data, trace, vectors, Neighbours::inCells);
    String workload = String.format("Fashion-MNIST %,d, 64-wide, sym 20 %%: AUPRC", trace.size());
    rows.add(workload, "every pair compared", exact, "area");
    rows.add(workload, "nearest cells searched", near, "area");
    rows.addMost(workload, "difference either way", Math.abs(near - exact), "area", .005);
  }

  /** All 60,000, none of them for validation. */
  private static Dataset training() {
    Dataset all = Sources.load("fashion-mnist", LoadOptions.standard()).dataset();
    Split[] splits = new Split[all.size()];
    Arrays.setAll(splits, row -> all.splits().of(row) == Split.TEST ? Split.TEST : Split.TRAIN);
    return all.toBuilder().splits(Splits.of(splits)).build();
  }

  private double area(
      Dataset data,
      TraceView trace,
      float[][] vectors,
      BiFunction<float[][], Integer, Neighbours> way) {
    double before = CpuTime.seconds();
    Neighbours neighbours = way.apply(vectors, NEIGHBOURS);
    String how = neighbours.isExact() ? "every pair compared" : "nearest cells searched";
    rows.add("neighbours of the same", how, CpuTime.seconds() - before, "s of CPU");
    SuspectList found = Suspects.fromTrace(trace, neighbours, data.schema().classes());
    double[] scores = found.stream().mapToDouble(s -> s.score()).toArray();
    boolean[] wrong = new boolean[scores.length];
    for (int rank = 0; rank < wrong.length; rank++) {
      wrong[rank] = data.planted().truth(found.get(rank).id()).isPresent();
    }
    return Figures.averagePrecision(scores, wrong);
  }
}
