package org.winnow.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is odd about data beside wrong labels: copies and near copies, also across splits, rare
 * classes, an order that is none of chance, outliers. Compares inputs; needs neither labels nor a
 * model, so that nothing is in-sample. On well-made data it finds nothing.
 *
 * @param findings the gravest kind first, within a kind the worst
 * @param examples how many were inspected
 * @param basis a sentence on what was compared
 */
public record DataFindings(List<Finding> findings, int examples, String basis) {
  /** The rarest class is called rare below this share of an even one. */
  private static final double RARE = .1;

  /** An order is no chance below this p; the least that can be found is .005. */
  private static final double NO_CHANCE = .01;

  /** A smaller difference in order is of no consequence, however sure. */
  private static final double LEAST_DIFFERENCE = .03;

  /**
   * Outliers lie so many interquartile ranges above the upper quartile (Tukey 1977: far out), and
   * by as many times it, divided by the directions in which examples spread: in few directions a
   * corner alone makes examples lonely.
   */
  private static final double FAR_OUT = 3;

  public DataFindings {
    findings = List.copyOf(findings);
  }

  /** Inspects examples; time is that of {@link Neighbours#of}. */
  public static DataFindings of(Inspected data) {
    Surroundings around = Surroundings.of(data.lifted());
    List<Finding> found = new ArrayList<>();
    CopyFindings copies = new CopyFindings(data);
    new NearCopies(data, around).groups().forEach(group -> found.add(copies.of(group)));
    rareClasses(data, found);
    order(around, found);
    outliers(data, around, found);
    found.sort(
        Comparator.comparing(Finding::kind)
            .thenComparingDouble(Finding::score)
            .thenComparing(f -> f.ids().isEmpty() ? "" : f.ids().get(0)));
    String how = around.isExact() ? "every two" : "each with those that looked near at a glance";
    return new DataFindings(
        found,
        data.size(),
        "Inputs were compared, "
            + how
            + "; no label and no network was asked, so nothing here is in-sample.");
  }

  /** The findings of a kind. */
  public List<Finding> of(Finding.Kind kind) {
    return findings.stream().filter(f -> f.kind() == kind).toList();
  }

  private static void rareClasses(Inspected data, List<Finding> found) {
    int[] counts = new int[data.classes().size()];
    int labelled = 0;
    for (int label : data.labels()) {
      if (label >= 0) {
        counts[label]++;
        labelled++;
      }
    }
    double even = (double) labelled / counts.length;
    for (int k = 0; k < counts.length && labelled > 0; k++) {
      if (counts[k] < RARE * even) {
        found.add(rareClass(data.classes().get(k), counts[k], even));
      }
    }
  }

  private static Finding rareClass(String name, int count, double even) {
    return new Finding(
        Finding.Kind.RARE_CLASS,
        count / even,
        List.of(),
        numbers("labels", count, "even share", even),
        String.format(
            Locale.ROOT, "%s has %,d labels, an even share would be %,.0f.", name, count, even),
        "Add examples of it, or train with --class-weights balanced; a score over all classes"
            + " hardly shows how it does.");
  }

  private static void order(Surroundings around, List<Finding> found) {
    OrderCheck.Result result = new OrderCheck(around).result();
    if (result.p() < NO_CHANCE && result.difference() >= LEAST_DIFFERENCE) {
      found.add(
          new Finding(
              Finding.Kind.ORDER,
              result.p(),
              List.of(),
              numbers("p", result.p(), "difference", result.difference()),
              String.format(
                  Locale.ROOT,
                  "Like examples lie together in the order of the data (p %.3f, difference of"
                      + " distributions %.2f).",
                  result.p(),
                  result.difference()),
              "Do not split by position: sorted by class, source or time, the parts would differ."));
    }
  }

  private static void outliers(Inspected data, Surroundings around, List<Finding> found) {
    double[] means = IntStream.range(0, data.size()).mapToDouble(around::mean).toArray();
    double quarter = Surroundings.quantile(means, .25);
    double threeQuarters = Surroundings.quantile(means, .75);
    double median = Surroundings.quantile(means, .5);
    double lonely = FAR_OUT / around.dimensions() * threeQuarters;
    double border = threeQuarters + Math.max(FAR_OUT * (threeQuarters - quarter), lonely);
    for (int i = 0; i < means.length; i++) {
      if (means[i] > border && border > NearCopies.LEAST) {
        found.add(
            new Finding(
                Finding.Kind.OUTLIER,
                Math.exp(-means[i] / median),
                List.of(data.ids().get(i)),
                numbers("distance", means[i], "border", border),
                String.format(
                    Locale.ROOT,
                    "Its %d nearest are %.3f away in the mean; of three quarters of all they are"
                        + " within %.3f.",
                    around.of(i).length,
                    means[i],
                    threeQuarters),
                "Look at it; drop it if it is none of what is to be learnt."));
      }
    }
  }

  private static Map<String, Double> numbers(
      String first, double one, String second, double other) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(first, one);
    numbers.put(second, other);
    return numbers;
  }
}
