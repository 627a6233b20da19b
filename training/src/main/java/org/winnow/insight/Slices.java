package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Groups of examples in which a network is wrong more often than elsewhere, beyond chance: each
 * group's errors are compared with those of all others by Fisher's exact test, one-sided, and the
 * probabilities are raised for the number of groups that were tried (Holm 1979). Says nothing of
 * groups with fewer than {@value #LEAST_MEMBERS} examples.
 *
 * @param findings the surest first; of groups that share most of their errors the surest alone
 * @param examples how many were judged
 * @param tried how many groups were compared
 * @param basis a sentence on what was judged by what
 */
public record Slices(List<Finding> findings, int examples, int tried, String basis) {
  static final int LEAST_MEMBERS = 8;

  private static final double NO_CHANCE = .05;

  /** A smaller difference of accuracies is of no consequence, however sure. */
  private static final double LEAST_DIFFERENCE = .03;

  /** A group with so large a share of its errors in one that was named says nothing new. */
  private static final double SAME = .8;

  public Slices {
    findings = List.copyOf(findings);
  }

  /**
   * Examples that a network has judged. Position i is the i-th; the arrays are not copied.
   *
   * @param right whether the network's answer is the label
   * @param losses cross-entropy of the label, nats: what is shown first
   */
  public record Judged(List<String> ids, boolean[] right, double[] losses) {
    public Judged {
      CheckedInput.sameLength("a verdict", right.length, ids.size());
      CheckedInput.sameLength("a loss", losses.length, ids.size());
    }

    /** From probabilities and the labels that are to be right. */
    public static Judged of(ProbabilityView said, int[] labels) {
      float[][] rows = said.probabilities();
      CheckedInput.sameLength("a label", labels.length, rows.length);
      CheckedInput.labels(labels, said.classes().size());
      boolean[] right = new boolean[labels.length];
      double[] losses = new double[labels.length];
      for (int i = 0; i < labels.length; i++) {
        right[i] = Probability.argmax(rows[i]) == labels[i];
        losses[i] = -Math.log(Math.max(rows[i][labels[i]], Float.MIN_NORMAL));
      }
      return new Judged(said.ids(), right, losses);
    }

    int wrong(int[] members) {
      return (int) IntStream.of(members).filter(i -> !right[i]).count();
    }
  }

  /**
   * Examples that have something in common.
   *
   * @param name what that is, as {@code labelled 8} or {@code island Biscoe}
   * @param members positions, distinct
   */
  public record Group(String name, int[] members) {}

  /** A group beside all others. */
  private record Compared(Group group, int wrong, double p) {}

  /**
   * Compares groups, which may overlap.
   *
   * @param basis a sentence on what was judged by what
   */
  public static Slices of(Judged judged, List<Group> groups, String basis) {
    int n = judged.ids().size();
    int wrong = judged.wrong(IntStream.range(0, n).toArray());
    Hypergeometric chance = new Hypergeometric(n, wrong);
    List<Compared> compared =
        groups.stream()
            .filter(g -> g.members().length >= LEAST_MEMBERS && g.members().length < n)
            .map(g -> new Compared(g, judged.wrong(g.members()), 0))
            .map(c -> new Compared(c.group, c.wrong, chance.atLeast(c.wrong, size(c))))
            .sorted(Comparator.comparingDouble(Compared::p))
            .toList();
    List<Finding> found = new ArrayList<>();
    boolean[] named = new boolean[n];
    double holm = 0;
    for (int rank = 0; rank < compared.size(); rank++) {
      Compared c = compared.get(rank);
      holm = Math.max(holm, Math.min(1, (compared.size() - rank) * c.p));
      double elsewhere = (double) (wrong - c.wrong) / (n - size(c));
      boolean worse = (double) c.wrong / size(c) - elsewhere >= LEAST_DIFFERENCE;
      if (holm <= NO_CHANCE && worse && isNew(judged, c, named)) {
        found.add(new Wording(judged, compared.size()).of(c, elsewhere, holm));
      }
    }
    return new Slices(found, n, compared.size(), basis);
  }

  private static int size(Compared c) {
    return c.group.members().length;
  }

  /** Whether the group's errors are not mostly those of groups before; notes them. */
  private static boolean isNew(Judged judged, Compared c, boolean[] named) {
    int known = 0;
    for (int i : c.group.members()) {
      known += !judged.right()[i] && named[i] ? 1 : 0;
    }
    if (known >= SAME * c.wrong) {
      return false;
    }
    for (int i : c.group.members()) {
      named[i] |= !judged.right()[i];
    }
    return true;
  }

  /** Puts a group into words. */
  private record Wording(Judged judged, int tried) {
    Finding of(Compared c, double wrongElsewhere, double p) {
      int size = size(c);
      double accuracy = 1 - (double) c.wrong / size;
      Map<String, Double> numbers = new LinkedHashMap<>();
      numbers.put("examples", (double) size);
      numbers.put("wrong", (double) c.wrong);
      numbers.put("accuracy", accuracy);
      numbers.put("accuracy elsewhere", 1 - wrongElsewhere);
      numbers.put("mean loss", loss(c.group.members()));
      numbers.put("p", p);
      int[] worst =
          IntStream.of(c.group.members())
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -judged.losses()[i]))
              .mapToInt(i -> i)
              .toArray();
      return new Finding(
          Finding.Kind.SLICE,
          p,
          Arrays.stream(worst).mapToObj(judged.ids()::get).toList(),
          numbers,
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d are answered wrongly (accuracy %.1f %%, elsewhere %.1f %%; p %.2g"
                  + " among %d groups).",
              c.group.name(),
              c.wrong,
              size,
              100 * accuracy,
              100 * (1 - wrongElsewhere),
              p,
              tried),
          "Look at these, the worst first: are their labels right? If so, label more like them"
              + " (%similar).");
    }

    private double loss(int[] members) {
      return IntStream.of(members).mapToDouble(i -> judged.losses()[i]).average().orElseThrow();
    }
  }
}
