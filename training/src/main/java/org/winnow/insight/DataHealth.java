package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How well a data set is labelled, estimated by confident learning from its calibrated joint
 * (Northcutt, Jiang and Chuang 2021, §3). From in-sample probabilities there is no count of wrong
 * labels: a network contradicts fewer of the labels it was trained on than are wrong.
 *
 * @param examples how many labels were judged
 * @param contradicted labels that a confident guess contradicts
 * @param perClass by class index
 * @param overlaps pairs of classes that are labelled as one another, most often first; pairs that
 *     never are, are left out
 * @param wrong about how many labels are wrong; empty in-sample
 * @param basis what the estimate rests on
 */
public record DataHealth(
    int examples,
    int contradicted,
    List<ClassHealth> perClass,
    List<ClassOverlap> overlaps,
    Optional<WrongLabelCount> wrong,
    Basis basis) {
  /** The rarest class is called rare below this share of an even one. */
  private static final double RARE = .1;

  public DataHealth {
    perClass = List.copyOf(perClass);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * From anyone's class probabilities.
   *
   * @param labels given class index of each example, at least one
   */
  public static DataHealth of(ProbabilityView predictions, int[] labels) {
    return of(
        predictions.classes(),
        predictions.probabilities(),
        labels,
        Basis.health(predictions.outOfSample()));
  }

  /** From the trace of one training, by the softmax of the epoch-mean logits; in-sample. */
  public static DataHealth fromTrace(TraceView trace, List<String> classes) {
    float[][] rows = new float[trace.size()][];
    Arrays.setAll(rows, i -> Probability.softmax(trace.logitSum(i), Math.max(1, trace.epochs())));
    int[] labels = new int[trace.size()];
    Arrays.setAll(labels, trace::label);
    return of(classes, rows, labels, Basis.health(false));
  }

  private static DataHealth of(List<String> classes, float[][] rows, int[] labels, Basis basis) {
    CheckedInput.twoClasses(classes);
    CheckedInput.probabilities(rows, classes.size());
    ConfidentLearning found = ConfidentLearning.of(rows, labels);
    int[][] counts = found.calibratedJoint();
    return new DataHealth(
        labels.length,
        found.issues(),
        perClass(classes, counts),
        overlaps(classes, counts),
        basis.inSample() ? Optional.empty() : Optional.of(WrongLabelCount.of(rows, labels)),
        basis);
  }

  /** 1 − contradicted / examples, 0 to 1; in-sample it is too high. */
  public double overall() {
    return 1 - (double) contradicted / examples;
  }

  /** About how many labels are wrong; empty in-sample. */
  public OptionalInt estimatedIssues() {
    return wrong.map(count -> OptionalInt.of(count.estimate())).orElseGet(OptionalInt::empty);
  }

  /** Whether the network that judged an example was trained on it. */
  public boolean inSample() {
    return basis.inSample();
  }

  /** The same estimate with other words on what it rests on. */
  public DataHealth withBasis(Basis other) {
    return new DataHealth(examples, contradicted, perClass, overlaps, wrong, other);
  }

  /** Classes with less than a tenth of the examples that an even share would give them. */
  public List<ClassHealth> rare() {
    double least = RARE * examples / perClass.size();
    return perClass.stream().filter(c -> c.labelled() < least).toList();
  }

  private static List<ClassHealth> perClass(List<String> classes, int[][] counts) {
    NoiseEstimate noise = NoiseEstimate.of(counts);
    List<ClassHealth> all = new ArrayList<>();
    for (int k = 0; k < counts.length; k++) {
      int labelled = Arrays.stream(counts[k]).sum();
      int truly = 0;
      for (int[] row : counts) {
        truly += row[k];
      }
      all.add(
          new ClassHealth(
              classes.get(k),
              labelled,
              labelled - counts[k][k],
              truly - counts[k][k],
              1 - noise.trueGiven()[k][k],
              1 - noise.givenTrue()[k][k]));
    }
    return all;
  }

  private static List<ClassOverlap> overlaps(List<String> classes, int[][] counts) {
    double total = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    List<ClassOverlap> found = new ArrayList<>();
    for (int a = 0; a < counts.length; a++) {
      for (int b = a + 1; b < counts.length; b++) {
        int both = counts[a][b] + counts[b][a];
        if (both > 0) {
          found.add(new ClassOverlap(classes.get(a), classes.get(b), both, both / total));
        }
      }
    }
    found.sort(Comparator.comparingInt(ClassOverlap::examples).reversed());
    return found;
  }
}
