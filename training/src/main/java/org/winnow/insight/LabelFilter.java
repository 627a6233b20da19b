package org.winnow.insight;

/** Ways to mark labels as wrong by confident learning (Northcutt, Jiang and Chuang 2021, §3.2). */
public enum LabelFilter {
  /** For each two classes as many as the joint counts, those with the largest margin of p. */
  PRUNE_BY_NOISE_RATE,
  /** For each given class as many as the joint counts, those with the lowest p of that class. */
  PRUNE_BY_CLASS,
  /** What both of these mark. */
  BOTH,
  /** Those whose confident guess is another class. */
  CONFIDENT_LEARNING,
  /** Those whose most probable class is another. */
  PREDICTED_NEQ_GIVEN,
  /** As many as {@link ConfidentLearning#issues}, those with the lowest self-confidence. */
  LOW_SELF_CONFIDENCE,
  /** As many as {@link ConfidentLearning#issues}, those with the lowest normalised margin. */
  LOW_NORMALIZED_MARGIN
}
