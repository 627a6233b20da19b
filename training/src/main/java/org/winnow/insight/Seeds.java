package org.winnow.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;

/**
 * Labels proposed for examples without one, and how far to trust them: the band of the surest
 * proposals whose precision, as held-out labels estimate it, is the one that was asked for.
 *
 * <p>The estimate rests on probabilities calibrated by held-out labels; what is proved is only what
 * counting proves, see {@link Proof}.
 *
 * @param asked the precision asked for, 0 to 1
 * @param proposals for all examples, the surest first
 * @param accepted how many of them are in the band, from the first on
 * @param precision estimated share of the band that is right: the mean of its calibrated
 *     probabilities; NaN for an empty band
 */
public record Seeds(
    double asked, List<Proposal> proposals, int accepted, double precision, Proof proof) {
  public Seeds {
    proposals = List.copyOf(proposals);
  }

  /**
   * A proposed label.
   *
   * @param suggested class index
   * @param probability calibrated, 0 to 1
   */
  public record Proposal(String id, int suggested, double probability) {}

  /**
   * What held-out labels prove of such bands: the labels are split in two, a band is drawn by the
   * one half and its mistakes are counted among the other, and the other way round.
   *
   * @param labels how many held-out labels fell into the bands
   * @param wrong how many of these the networks contradicted
   * @param atMost the largest share of wrong ones that explains so few, with confidence {@value
   *     #CONFIDENCE} (Clopper and Pearson 1934); 1 where no label fell into the bands
   */
  public record Proof(int labels, int wrong, double atMost) {
    public static final double CONFIDENCE = .95;
  }

  /** The proposals in the band. */
  public List<Proposal> band() {
    return proposals.subList(0, accepted);
  }

  /**
   * Proposes labels.
   *
   * @param heldOut labelled examples, judged by networks that had not seen them
   * @param labels class indices of those
   * @param pool the examples without a label
   * @param asked the precision, above ½ and below 1
   * @throws InputException where there are fewer than two held-out labels
   */
  public static Seeds of(
      ProbabilityView heldOut, int[] labels, ProbabilityView pool, double asked) {
    check(heldOut, labels, asked);
    float[][] rows = heldOut.probabilities();
    int[] all = IntStream.range(0, labels.length).toArray();
    SeedBand band = SeedBand.of(rows, labels, all, asked);
    List<Proposal> proposals = new ArrayList<>();
    for (int i = 0; i < pool.ids().size(); i++) {
      float[] row = pool.probabilities()[i];
      int suggested = Probability.argmax(row);
      proposals.add(new Proposal(pool.ids().get(i), suggested, band.confidence(row)));
    }
    // Equal probabilities: by id, so that the order of the rows decides nothing.
    proposals.sort(
        Comparator.comparingDouble((Proposal p) -> -p.probability()).thenComparing(Proposal::id));
    double[] falling = proposals.stream().mapToDouble(Proposal::probability).toArray();
    int accepted = band.size(falling);
    double precision = Arrays.stream(falling).limit(accepted).average().orElse(Double.NaN);
    return new Seeds(asked, proposals, accepted, precision, proof(rows, labels, asked));
  }

  private static void check(ProbabilityView heldOut, int[] labels, double asked) {
    if (!(asked > .5 && asked < 1)) {
      throw new InputException(
          "the precision asked for must be above 0.5 and below 1, got " + asked);
    }
    if (!heldOut.outOfSample()) {
      throw new InputException(
          "seeds are calibrated by labels that the networks had not seen, these had");
    }
    CheckedInput.twoClasses(heldOut.classes());
    CheckedInput.sameLength("a label", labels.length, heldOut.probabilities().length);
    CheckedInput.labels(labels, heldOut.classes().size());
    if (labels.length < 2) {
      throw new InputException("seeds need two held-out labels or more, got " + labels.length);
    }
  }

  private static Proof proof(float[][] rows, int[] labels, double asked) {
    int found = 0;
    int wrong = 0;
    for (int half = 0; half < 2; half++) {
      int side = half;
      int[] drawnBy = IntStream.range(0, labels.length).filter(i -> i % 2 != side).toArray();
      SeedBand band = SeedBand.of(rows, labels, drawnBy, asked);
      // The other half, as a pool would be, decides how far down the band reaches.
      double[] falling =
          IntStream.range(0, labels.length)
              .filter(i -> i % 2 == side)
              .mapToDouble(i -> -band.confidence(rows[i]))
              .sorted()
              .map(v -> -v)
              .toArray();
      int size = band.size(falling);
      double least = size == 0 ? Double.POSITIVE_INFINITY : falling[size - 1];
      for (int i = side; i < labels.length; i += 2) {
        if (band.confidence(rows[i]) >= least) {
          found++;
          wrong += Probability.argmax(rows[i]) == labels[i] ? 0 : 1;
        }
      }
    }
    return new Proof(
        found, wrong, found == 0 ? 1 : BinomialBound.upper(wrong, found, Proof.CONFIDENCE));
  }
}
