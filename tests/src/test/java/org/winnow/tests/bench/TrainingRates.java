package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.winnow.tests.bench.TrainingContender.Work;
import org.winnow.tests.bench.TrainingRows.Bar;
import org.winnow.tests.bench.TrainingRows.Judged;
import org.winnow.tests.bench.TrainingRows.Measured;

/**
 * Examples a second, all contenders in turn, a short window each, over two rounds of all workloads.
 * A ratio is the median of the ratios of neighbouring windows, so that what else the machine does
 * hurts both sides.
 */
final class TrainingRates {
  private static final int ROUNDS = 2;
  private static final double USUAL_BAR = 1.2;
  private static final Map<String, Double> BARS =
      Map.of("lenet", 1.5, "mlp", 1.5, "lstm", 1.5, "digits", 2.5, "tiny", 4.0);

  private final List<TrainingContender> contenders;
  private final int windows;
  private final double seconds;
  private final TrainingRows rows;

  TrainingRates(List<TrainingContender> contenders, boolean quick, TrainingRows rows) {
    this.contenders = contenders;
    this.windows = quick ? 2 : 5;
    this.seconds = quick ? 0.2 : 0.3;
    this.rows = rows;
  }

  private record Case(Work work, String workload, int threads) {
    String title() {
      return workload + " " + work.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  void measure(Work work, List<String> workloads) {
    Map<Case, Map<TrainingContender, List<Double>>> all = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String workload : workloads) {
        for (int threads : new int[] {1, 2}) {
          Case which = new Case(work, workload, threads);
          windows(which, all.computeIfAbsent(which, c -> new LinkedHashMap<>()));
        }
      }
    }
    all.forEach(this::tell);
  }

  private void windows(Case which, Map<TrainingContender, List<Double>> rates) {
    for (int window = 0; window < windows; window++) {
      for (TrainingContender contender : contenders) {
        OptionalDouble rate = contender.window(which.work, which.workload, which.threads, seconds);
        rates.computeIfAbsent(contender, c -> new ArrayList<>()).add(rate.orElse(Double.NaN));
      }
    }
  }

  private void tell(Case which, Map<TrainingContender, List<Double>> rates) {
    List<Double> ours = rates.get(contenders.get(0));
    rates.forEach(
        (contender, theirs) -> {
          Measured what =
              new Measured(which.title(), contender.name(), which.threads, theirs.size());
          double value = Figures.median(theirs);
          if (Double.isNaN(theirs.get(0))) {
            TrainingRows.missing(what, contender.reason(which.work, which.workload));
          } else if (theirs == ours) {
            rows.add(what, value, "ex/s");
          } else {
            rows.peer(what, value, "ex/s", new Judged(ratio(ours, theirs), bar(which, contender)));
          }
        });
  }

  private static Bar bar(Case which, TrainingContender contender) {
    return switch (contender.name()) {
      case TrainingContender.EAGER ->
          Bar.atLeast(
              which.work == Work.TRAINING
                  ? BARS.getOrDefault(which.workload, USUAL_BAR)
                  : USUAL_BAR);
      case TrainingContender.COMPILE -> Bar.atLeast(1);
      default -> null;
    };
  }

  private static double ratio(List<Double> ours, List<Double> theirs) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    return Figures.median(ratios);
  }
}
