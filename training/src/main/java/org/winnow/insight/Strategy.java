package org.winnow.insight;

import java.util.Locale;
import java.util.Optional;
import org.winnow.insight.Uncertainty.Measure;

/** How a batch of examples to label next is chosen. */
public enum Strategy {
  /** Drawn evenly, duplicates and all: the baseline, as without any help. */
  RANDOM,
  MARGIN(Measure.MARGIN),
  ENTROPY(Measure.ENTROPY),
  LEAST_CONFIDENCE(Measure.LEAST_CONFIDENCE),
  VARIATION_RATIO(Measure.VARIATION_RATIO),
  MEAN_STD(Measure.MEAN_STD),
  BALD(Measure.BALD),
  /**
   * Drawn with chances in proportion to BALD (Kirsch et al. 2023, Stochastic batch acquisition).
   */
  POWER_BALD(Measure.BALD),
  /** Farthest first from all that is labelled (Sener and Savarese 2018, Core-set, alg. 1). */
  K_CENTER,
  /** k-means++ draws of gradient embeddings (Ash et al. 2020, BADGE, alg. 1). */
  BADGE,
  /** The most typical example of each large group without labels (Hacohen et al. 2022, §3). */
  TYPICLUST;

  private final Optional<Measure> measure;

  Strategy() {
    this.measure = Optional.empty();
  }

  Strategy(Measure measure) {
    this.measure = Optional.of(measure);
  }

  /** What it ranks by, if it ranks. */
  public Optional<Measure> measure() {
    return measure;
  }

  /** Whether it asks a network's opinion; the others choose by likeness alone, or by chance. */
  public boolean needsPredictions() {
    return measure.isPresent() || this == BADGE;
  }

  /** Whether it compares several {@link Passes}. */
  public boolean needsPasses() {
    return measure.filter(Measure::needsPasses).isPresent();
  }

  /** Whether batches are diverse by construction. */
  public boolean isDiverse() {
    return this == POWER_BALD || measure.isEmpty();
  }

  /** As it is typed: {@code k_center}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
